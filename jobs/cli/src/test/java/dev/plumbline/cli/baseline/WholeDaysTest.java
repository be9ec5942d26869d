package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four weeks of a feature that follows the day and of one that does not, in three windows. */
class WholeDaysTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final int ROWS_AN_HOUR = 60;

    @TempDir private Path folder;
    private Path spec;
    private Path out;

    @BeforeEach
    void build() throws IOException {
        spec = folder.resolve("monitor.yaml");
        Path data = folder.resolve("evaluation.csv");
        out = folder.resolve("baseline.json");
        Files.writeString(
                spec,
                """
                model: load
                task: regression
                time: {column: time, format: iso}
                prediction: {value: predicted}
                features: {load: {}, noise: {}}
                windows: [{span: P7D}, {span: P1D}, {span: PT1H}]
                """);
        Files.writeString(data, rows());
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--data",
                        data,
                        "--out",
                        out,
                        "--model-version",
                        "1",
                        "--replicates",
                        "0");
        assertThat(built.exitCode()).as(built.err()).isZero();
    }

    @Test
    void eachWindowHasADependenceOfItsOwn() throws IOException {
        Baseline baseline = BaselineDocument.read(out);
        assertThat(lambda(baseline, "P7D")).isLessThan(4);
        assertThat(lambda(baseline, "P1D")).isLessThan(2);
        assertThat(lambda(baseline, "PT1H")).as("an hour meets the cycle").isGreaterThan(4);
        assertThat(baseline.at("P30D")).isSameAs(baseline);
    }

    @Test
    void showsFromWhatItIsKnownAndWhy() {
        assertThat(CommandRun.of("baseline", "show", out).out())
                .contains(
                        "of windows of 7 days: from 28 days less the mean of their weekday, for the evaluation set holds 3 of them",
                        "of windows of 1 day: from 28 days, for the evaluation set holds 28 of them",
                        "of windows of 1 hour: from 672 of them");
    }

    @Test
    void validateNamesTheFeatureInWhichAnHourFindsLeast() {
        CommandRun run = CommandRun.of("monitor", "validate", spec, "--baseline", out);
        assertThat(run.out())
                .containsPattern(
                        "windows of 1 hour: .* it finds a shift of [.\\d]+ σ\\R +least is found in load \\([.\\d]+ σ, λ [.\\d]+\\)\\R");
    }

    private static double lambda(Baseline baseline, String granularity) {
        FeatureBaseline load = baseline.at(granularity).features().get(0);
        assertThat(load.name()).isEqualTo("load");
        return load.dependence().lambda();
    }

    private static String rows() {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder rows = new StringBuilder("time,predicted,load,noise\n");
        Duration step = Duration.ofHours(1).dividedBy(ROWS_AN_HOUR);
        for (int row = 0; row < 28 * 24 * ROWS_AN_HOUR; row++) {
            int hour = row / ROWS_AN_HOUR % 24;
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f%n",
                            MONDAY.plus(step.multipliedBy(row)),
                            random.nextGaussian(),
                            2 * Math.sin(2 * Math.PI * hour / 24) + random.nextGaussian(),
                            random.nextGaussian()));
        }
        return rows.toString();
    }
}
