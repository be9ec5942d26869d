package dev.plumbline.cli.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the constraints to what a monitor holds rows to. */
class ImportedConstraintsTest {
    @TempDir Path folder;
    private ImportFixture imports;

    @BeforeEach
    void writeSpec() throws IOException {
        imports = ImportFixture.into(folder);
    }

    @Test
    void turnsConstraintsIntoContractsAndDecidingStatistics() throws IOException {
        CommandRun run = imports.run();

        Monitor monitor = imports.monitor();
        assertThat(run.err()).isEmpty();
        FeatureSpec income = monitor.features().get(0);
        assertThat(income.contract().min()).isZero();
        assertThat(income.contract().nullable()).isFalse();
        assertThat(monitor.features().get(3).contract().nullable()).isTrue();
        assertThat(monitor.features().get(5).contract().values())
                .containsExactly("web", "shop", "phone");
        assertThat(monitor.options().statistics())
                .containsExactly(
                        decides(
                                "kolmogorov_smirnov",
                                0.1,
                                "income",
                                "visits",
                                "temperature",
                                "weight",
                                Baseline.VALUE),
                        decides("kolmogorov_smirnov", 0.2, "age"),
                        decides("l_infinity", 0.1, "channel", "campaign"));
        assertThat(run.out())
                .contains("temperature: completeness 0.98 has no counterpart")
                .contains("remark: left out, for its inferred_type is Unknown")
                .contains("weight: no sketch")
                .contains("campaign: 1,000 of 20,000 values are in no bucket")
                .contains("INSUFFICIENT_DATA");
        assertThat(Files.readString(imports.monitorOut()))
                .startsWith("# From ")
                .contains("# - remark: left");
    }

    @Test
    void raisesThresholdsByWhatRobustTakesOffTheDistance() throws IOException {
        Path robust =
                Files.writeString(
                        folder.resolve("robust.json"),
                        SageMakerFiles.text(SageMakerFiles.CONSTRAINTS)
                                .replace(
                                        "\"comparison_method\": \"Simple\"",
                                        "\"comparion_method\": \"Robust\""));
        imports.run("--constraints", robust);

        // 0.1 + 1.8 √(1/1000 + 1/20000) = 0.158326
        assertThat(imports.monitor().options().statistics())
                .contains(
                        decides(
                                "kolmogorov_smirnov",
                                0.1584,
                                "income",
                                "visits",
                                "temperature",
                                "weight",
                                Baseline.VALUE));
    }

    @Test
    void comparesCategoriesByTheStatisticOrThePValueOfChiSquare() throws IOException {
        assertThat(chiSquared("Simple"))
                .contains(decides("chi_square", 20, "channel", "campaign"))
                .contains(decides("kolmogorov_smirnov", 0.2, "age"));
        assertThat(chiSquared("Robust"))
                .contains(
                        new StatisticSpec(
                                "chi_square",
                                "nannyml",
                                null,
                                true,
                                List.of("channel", "campaign")));
    }

    private List<StatisticSpec> chiSquared(String method) throws IOException {
        String drift =
                """
                "comparison_method": "%s", "categorical_drift_method": "ChiSquared",
                "categorical_comparison_threshold": 20"""
                        .formatted(method);
        imports.run(
                "--constraints",
                Files.writeString(
                        folder.resolve("chi.json"),
                        SageMakerFiles.text(SageMakerFiles.CONSTRAINTS)
                                .replace("\"comparison_method\": \"Simple\"", drift)));
        return imports.monitor().options().statistics();
    }

    @Test
    void decidesNothingWhereTheConstraintsAreDisabled() throws IOException {
        Path disabled =
                Files.writeString(
                        folder.resolve("disabled.json"),
                        SageMakerFiles.text(SageMakerFiles.CONSTRAINTS)
                                .replace(
                                        "\"evaluate_constraints\": \"Enabled\"",
                                        "\"evaluate_constraints\": \"Disabled\""));
        imports.run("--constraints", disabled);

        Monitor monitor = imports.monitor();
        assertThat(monitor.options().statistics()).noneMatch(StatisticSpec::decides).isNotEmpty();
        assertThat(monitor.features()).allMatch(feature -> feature.contract().nullable());
    }

    private static StatisticSpec decides(String metric, double threshold, String... features) {
        return new StatisticSpec(
                metric, StatisticSpec.STANDARD, threshold, true, List.of(features));
    }
}
