package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.threshold.BootstrapSettings;
import dev.plumbline.core.threshold.SamplingProgress;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BuildNotesTest {
    private static final Monitor MONITOR =
            MonitorDocument.readText(
                    """
                    model: demand
                    task: regression
                    time: rows
                    prediction: {value: p}
                    windows: [{rows: 100}]
                    """,
                    "monitor.yaml",
                    Map.of());

    @Test
    void saysWhichRowsAreSoAlikeThatChanceReachesFar() {
        List<String> notes = BuildNotes.of(baseline(100), "{}");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("neighbouring rows of 'x'", "2,000 tell as much as", "are wide");
    }

    @Test
    void saysNothingOfIndependentRowsInASmallDocument() {
        assertThat(BuildNotes.of(baseline(1), "{}")).isEmpty();
    }

    @Test
    void namesTheSizeOfALargeDocument() {
        assertThat(BuildNotes.of(baseline(1), " ".repeat(1_000_001)))
                .containsExactly(
                        "the baseline takes 1,000,001 bytes, more than 1,000,000; fewer statistics or --replicates 0 make it smaller");
    }

    /** Values stay as they are for so many rows. */
    private static Baseline baseline(int alike) {
        SplittableRandom random = new SplittableRandom(9);
        BaselineBuilder builder =
                new BaselineBuilder(MONITOR, "1")
                        .thresholds(new BootstrapSettings(500, 1, SamplingProgress.NONE));
        double value = 0;
        for (int row = 0; row < 2_000; row++) {
            value = row % alike == 0 ? random.nextGaussian() : value;
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("x", value),
                    Output.ofValue(random.nextGaussian()),
                    null);
        }
        return builder.build();
    }
}
