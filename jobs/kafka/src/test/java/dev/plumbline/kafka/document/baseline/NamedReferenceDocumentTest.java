package dev.plumbline.kafka.document.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.Companion;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a baseline keeps for statistics of other tools' profiles comes back as it was. */
class NamedReferenceDocumentTest {
    private static final String MONITOR =
            """
            model: churn
            task: regression
            time: rows
            prediction: {value: p}
            features: {age: numeric, visits: numeric, plan: categorical}
            windows: [{rows: 250}]
            statistics:
              - {metric: kolmogorov_smirnov, profile: nannyml, features: [age]}
              - {metric: jensen_shannon, profile: nannyml, features: [age, visits, plan]}
            """;

    private static Baseline built(String monitorText) {
        Monitor monitor = MonitorDocument.readText(monitorText, "monitor.yaml", Map.of());
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        Random random = new Random(7);
        for (int row = 0; row < 1_000; row++) {
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of(
                            "age",
                            40 + random.nextGaussian(),
                            "visits",
                            (long) random.nextInt(5),
                            "plan",
                            row % 3 == 0 ? "basic" : "full"),
                    Output.ofValue(1.0 * row),
                    null);
        }
        return builder.build();
    }

    @Test
    void comesBackAsItWas() throws Exception {
        Baseline baseline = built(MONITOR);
        assertThat(baseline.layout().companions())
                .extracting(Companion::slot, Companion::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, CellKind.DOANE),
                        org.assertj.core.groups.Tuple.tuple(0, CellKind.VALUES),
                        org.assertj.core.groups.Tuple.tuple(1, CellKind.VALUES));
        assertThat(baseline.supplement().named().thresholds()).hasSize(4);
        String json = BaselineDocument.toJson(baseline);
        Baseline read = BaselineDocument.readText(json, "baseline.json");
        assertThat(read.supplement().named()).isEqualTo(baseline.supplement().named());
        assertThat(read.id()).isEqualTo(baseline.id());
        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(
                                        Files.readString(
                                                Path.of("../../docs/schema/baseline.schema.json")))
                                .validate(new ObjectMapper().readTree(json)))
                .isEmpty();
    }

    @Test
    void otherCellsMakeAnotherBaseline() {
        String without = MONITOR.replaceFirst("(?s)statistics:.*", "");
        assertThat(built(without).id()).isNotEqualTo(built(MONITOR).id());
        assertThat(built(without).supplement().named().isEmpty()).isTrue();
    }

    @Test
    void refusesAStatisticThatDoesNotFitTheData() {
        String inferred = MONITOR.replaceFirst("features: .*\n", "").replace("[age]}", "[plan]}");
        assertThatThrownBy(() -> built(inferred))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kolmogorov_smirnov@nannyml must be asked for on a feature")
                .hasMessageContaining("got 'plan'; for categorical features there are");
        assertThatThrownBy(() -> built(inferred.replace("[plan]}", "[income]}")))
                .hasMessageContaining(
                        "must be asked for on a monitored feature or output, got 'income'");
    }
}
