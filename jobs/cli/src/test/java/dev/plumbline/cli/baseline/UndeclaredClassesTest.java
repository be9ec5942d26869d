package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndeclaredClassesTest {
    @Test
    void countsDecisionsAndLabelsOfAClassThatNobodyDeclared() {
        Baseline baseline = baseline("[paid, late]", List.of("paid", "late", "default", "late"));

        assertThat(UndeclaredClasses.note(baseline))
                .hasValue(
                        "every decision and label must be one of prediction.classes, [paid, late], got 40 decisions and 80 labels that are none of them, most often 'default'; if they belong to the model's classes, list them as they are written there and build again");
        assertThat(BuildNotes.of(baseline, "{}"))
                .containsExactly(UndeclaredClasses.note(baseline).orElseThrow());
    }

    @Test
    void saysNothingWhereAllAreDeclared() {
        Baseline baseline =
                baseline("[paid, late, default]", List.of("paid", "late", "default", "late"));

        assertThat(UndeclaredClasses.note(baseline)).isEmpty();
        assertThat(BuildNotes.of(baseline, "{}")).isEmpty();
    }

    @Test
    void countsTextsThatAreTooRareToBeNamed() {
        Baseline baseline = build("[paid, late]", List.of("paid", "late", "Late"), 3);

        assertThat(UndeclaredClasses.note(baseline).orElseThrow())
                .contains("got 1 decision and 1 label that", "each text too rare to be named");
    }

    private static Baseline baseline(String classes, List<String> cycle) {
        return build(classes, cycle, 160);
    }

    /** Each decision is the class of the cycle in turn, and "late" is truly the one before it. */
    private static Baseline build(String classes, List<String> cycle, int rows) {
        Monitor monitor =
                MonitorDocument.readText(
                        """
                        model: loans
                        task: multiclass
                        time: rows
                        prediction: {class: decided, classes: %s}
                        label: {column: outcome}
                        windows: [{rows: 100}]
                        """
                                .formatted(classes),
                        "monitor.yaml",
                        Map.of());
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < rows; row++) {
            String decided = cycle.get(row % cycle.size());
            String label =
                    decided.equals("late")
                            ? cycle.get((row + cycle.size() - 1) % cycle.size())
                            : decided;
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("x", row % 7),
                    new Output(null, null, null, decided),
                    label);
        }
        return builder.build();
    }
}
