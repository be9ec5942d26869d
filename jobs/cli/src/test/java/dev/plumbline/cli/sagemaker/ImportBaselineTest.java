package dev.plumbline.cli.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.document.BaselineDocument;
import dev.plumbline.kafka.document.MonitorDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportBaselineTest {
    private static final String SPEC =
            """
            model: income
            version: "3"
            task: regression
            time: rows
            prediction: {value: prediction}
            windows: [{rows: 1000}]
            """;

    @TempDir Path folder;
    private Path spec;
    private Path out;
    private Path monitorOut;

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
        out = folder.resolve("baseline.json");
        monitorOut = folder.resolve("monitor.yaml");
    }

    @Test
    void keepsExactlyWhatTheStatisticsHoldExactly() {
        Baseline baseline = imported();

        NumericProfile temperature = numeric(baseline, "temperature");
        assertThat(baseline.rows()).isEqualTo(20_000);
        assertThat(temperature.present()).isEqualTo(19_600);
        assertThat(temperature.missing()).isEqualTo(400);
        assertThat(temperature.mean()).isCloseTo(8, within(1e-6));
        assertThat(Math.sqrt(temperature.variance())).isCloseTo(6, within(1e-3));
        assertThat(baseline.features())
                .filteredOn(feature -> feature.profile() instanceof NumericProfile)
                .allSatisfy(
                        feature ->
                                assertThat(((NumericProfile) feature.profile()).mean())
                                        .as(feature.name())
                                        .isCloseTo(meanInTheFile(feature.name()), within(1e-9)));
        assertThat(baseline.features())
                .extracting(FeatureBaseline::name)
                .containsExactly(
                        "income", "age", "visits", "temperature", "weight", "channel", "campaign");
        assertThat(baseline.outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.profile().present()).isEqualTo(20_000));
    }

    @Test
    void estimatesRanksFromTheSketchAndTakesBucketsWhereThereIsNone() {
        Baseline baseline = imported();

        NumericProfile prediction = (NumericProfile) baseline.outputs().get(0).profile();
        NumericProfile weight = numeric(baseline, "weight");
        assertThat(largestRankError(prediction, NormalDistribution.of(100, 15))).isLessThan(0.02);
        assertThat(prediction.bins().cells()).isGreaterThan(200);
        assertThat(weight.bins().cells()).isEqualTo(13);
        assertThat(largestRankError(weight, NormalDistribution.of(70, 10))).isLessThan(0.02);
    }

    @Test
    void keepsEveryCellsMeanWithinItsCell() {
        Baseline baseline = imported();
        for (String name : List.of("income", "temperature", "weight")) {
            NumericProfile profile = numeric(baseline, name);
            double[] means = profile.cellMeans();
            for (int cell = 1; cell < means.length - 1; cell++) {
                if (profile.counts()[cell] > 0) {
                    // sums are written with four digits
                    double slack = 1e-3 * Math.abs(means[cell] - profile.bins().origin());
                    assertThat(means[cell])
                            .as("%s, cell %d", name, cell)
                            .isBetween(
                                    profile.bins().boundary(cell - 1) - slack,
                                    profile.bins().boundary(cell) + slack);
                }
            }
        }
    }

    @Test
    void spellsCategoriesAsRowsDoAndCountsTheUntoldAsUnseen() {
        Baseline baseline = imported();

        CategoryProfile campaign = (CategoryProfile) feature(baseline, "campaign").profile();
        CategoryProfile channel = (CategoryProfile) feature(baseline, "channel").profile();
        assertThat(campaign.bins().categories()).containsExactly("spring", "1", "autumn");
        assertThat(campaign.counts()).containsExactly(9000, 6000, 4000, 1000);
        assertThat(channel.missing()).isEqualTo(120);
        assertThat(channel.present()).isEqualTo(19_880);
    }

    @Test
    void turnsConstraintsIntoContractsAndDecidingStatistics() throws IOException {
        CommandRun run = run();

        Monitor monitor = MonitorDocument.read(monitorOut);
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
        assertThat(Files.readString(monitorOut)).startsWith("# From ").contains("# - remark: left");
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
        run("--constraints", robust);

        // 0.1 + 1.8 √(1/1000 + 1/20000) = 0.158326
        assertThat(MonitorDocument.read(monitorOut).options().statistics())
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
        run(
                "--constraints",
                Files.writeString(
                        folder.resolve("chi.json"),
                        SageMakerFiles.text(SageMakerFiles.CONSTRAINTS)
                                .replace("\"comparison_method\": \"Simple\"", drift)));
        return MonitorDocument.read(monitorOut).options().statistics();
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
        run("--constraints", disabled);

        Monitor monitor = MonitorDocument.read(monitorOut);
        assertThat(monitor.options().statistics()).noneMatch(StatisticSpec::decides).isNotEmpty();
        assertThat(monitor.features()).allMatch(feature -> feature.contract().nullable());
    }

    @Test
    void readsBackWithShowAndValidate() {
        run();

        CommandRun shown = CommandRun.of("baseline", "show", out);
        CommandRun valid = CommandRun.of("monitor", "validate", monitorOut, "--baseline", out);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("temperature").contains("mean 8");
        assertThat(valid.exitCode()).as(valid.err()).isZero();
    }

    @Test
    void replaysRowsAgainstTheImportedBaseline() throws IOException {
        Path data =
                Files.writeString(folder.resolve("rows.csv"), SageMakerFiles.rows(6000, 4000, 5));
        run();
        List<WindowReport> unknown = replay(data, "unknown");
        run("--assume-independent-rows");
        List<WindowReport> assumed = replay(data, "assumed");

        assertThat(unknown).hasSize(6);
        assertThat(verdicts(unknown, "kolmogorov_smirnov", "income"))
                .containsExactly(
                        Verdict.OK,
                        Verdict.OK,
                        Verdict.OK,
                        Verdict.OK,
                        Verdict.DRIFT,
                        Verdict.DRIFT);
        assertThat(verdicts(unknown, "l_infinity", "channel")).containsOnly(Verdict.OK);
        assertThat(verdicts(unknown, "distribution", "income"))
                .containsOnly(Verdict.INSUFFICIENT_DATA);
        assertThat(verdicts(assumed, "distribution", "income"))
                .containsExactly(
                        Verdict.OK,
                        Verdict.OK,
                        Verdict.OK,
                        Verdict.OK,
                        Verdict.DRIFT,
                        Verdict.DRIFT);
        for (String stable : List.of("age", "visits", "temperature", "weight", "channel")) {
            assertThat(verdicts(assumed, "distribution", stable))
                    .as(stable)
                    .containsOnly(Verdict.OK);
        }
    }

    @Test
    void asksForTheSpanOfTheRowsUnlessTimeIsRows() {
        CommandRun without = byName();
        CommandRun with = byName("--from", "2026-01-01T00:00:00Z", "--to", "2026-01-31T00:00:00Z");

        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("--from and --to");
        assertThat(with.exitCode()).as(with.err()).isZero();
        Monitor monitor = MonitorDocument.read(monitorOut);
        assertThat(monitor.time().column()).isEqualTo("inferenceTime");
        assertThat(monitor.windows().get(0).granularity()).isEqualTo("PT1H");
        assertThat(BaselineDocument.read(out).modelVersion()).isEqualTo("7");
    }

    @Test
    void takesAClassifiersScoreAndClassFromColumnsOfNumbers() throws IOException {
        String column =
                """
                {"name": "%s", "inferred_type": "Integral", "numerical_statistics": {
                  "common": {"num_present": 1000, "num_missing": 0},
                  "mean": %s, "sum": 0, "std_dev": %s, "min": 0.0, "max": 1.0,
                  "distribution": {"kll": {"buckets": [
                    {"lower_bound": 0.0, "upper_bound": 1.0, "count": 1000}]}}}}""";
        Path file =
                Files.writeString(
                        folder.resolve("binary.json"),
                        "{\"features\": [%s, %s, %s]}"
                                .formatted(
                                        column.formatted("age", 0.5, 0.2),
                                        column.formatted("prediction", 0.4, 0.25),
                                        column.formatted("label", 0.2, 0.4)));
        CommandRun run =
                CommandRun.of(
                        "baseline",
                        "import",
                        "--statistics",
                        file,
                        "--model",
                        "churn",
                        "--model-version",
                        "1",
                        "--task",
                        "binary",
                        "--predicted-class",
                        "label",
                        "--from",
                        "2026-01-01",
                        "--to",
                        "2026-02-01",
                        "--out",
                        out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        Baseline baseline = BaselineDocument.read(out);
        assertThat(baseline.features()).extracting("name").containsExactly("age");
        assertThat(baseline.outputs())
                .extracting("name")
                .containsExactly(Baseline.SCORE, Baseline.CLASS);
        assertThat(baseline.outputs().get(1).profile().counts()).containsExactly(800, 200, 0);
    }

    @Test
    void tellsFileLineAndWayOut() throws IOException {
        Path broken = folder.resolve("broken.json");
        String whole =
                """
                {"version": 0.0, "dataset": {"item_count": 10}, "features": [
                {"name": "a", "inferred_type": "Fractional", "numerical_statistics": {
                  "common": {"num_present": 10, "num_missing": 0},
                  "mean": 5.0, "sum": 50.0, "std_dev": 1.0, "min": 1.0, "max": 9.0,
                  "distribution": {"kll": {"buckets": [
                    {"lower_bound": 1.0, "upper_bound": 9.0, "count": 10.0}]}}}}]}
                """;
        assertBroken(broken, whole, "spec.yaml", null);
        assertBroken(broken, whole.replace("\"mean\": 5.0", "\"mean\": 50.0"), ":4: ", "50.0");
        assertBroken(broken, whole.replace("Fractional", "Decimal"), ":2: ", "'Decimal'");
        assertBroken(broken, whole.replace("\"count\": 10.0", "\"count\": 0"), ":5: ", "sketch");
        assertBroken(
                broken, whole.replace("\"num_missing\": 0", "\"x\": 0"), ":3: ", "num_missing");
        assertBroken(broken, whole.replace("10, \"num", "ten, \"num"), ":3: ", "well-formed");
        assertBroken(broken, "", "broken.json", "empty");
    }

    private void assertBroken(Path file, String text, String place, String told)
            throws IOException {
        Files.writeString(file, text);
        CommandRun run =
                CommandRun.of(
                        "baseline", "import", "--statistics", file, "--spec", spec, "--out", out);
        if (told == null) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            Files.delete(out);
            return;
        }
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("broken.json").contains(place).contains(told);
        assertThat(out).doesNotExist();
    }

    private CommandRun byName(String... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of("baseline", "import", "--statistics", SageMakerFiles.STATISTICS));
        arguments.addAll(List.of("--model", "income", "--model-version", "7", "--out", out));
        arguments.addAll(List.of("--monitor-out", monitorOut));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private CommandRun run(Object... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of("baseline", "import", "--statistics", SageMakerFiles.STATISTICS));
        if (!List.of(more).contains("--constraints")) {
            arguments.addAll(List.of("--constraints", SageMakerFiles.CONSTRAINTS));
        }
        arguments.addAll(List.of("--spec", spec, "--out", out, "--monitor-out", monitorOut));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Baseline imported() {
        run();
        return BaselineDocument.read(out);
    }

    private List<WindowReport> replay(Path data, String name) throws IOException {
        Path results = folder.resolve(name);
        CommandRun run =
                CommandRun.of(
                        "replay",
                        "--spec",
                        monitorOut,
                        "--baseline",
                        out,
                        "--data",
                        data,
                        "--out",
                        results);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new RunFiles(results).reports(Role.CHAMPION, Lane.DATA);
    }

    private static List<Verdict> verdicts(
            List<WindowReport> reports, String metric, String feature) {
        return reports.stream()
                .flatMap(report -> report.measurements().stream())
                .filter(measured -> measured.metric().equals(metric))
                .filter(measured -> feature.equals(measured.feature()))
                .map(Measurement::verdict)
                .toList();
    }

    private static StatisticSpec decides(String metric, double threshold, String... features) {
        return new StatisticSpec(
                metric, StatisticSpec.STANDARD, threshold, true, List.of(features));
    }

    private static FeatureBaseline feature(Baseline baseline, String name) {
        return baseline.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NumericProfile numeric(Baseline baseline, String name) {
        return (NumericProfile) feature(baseline, name).profile();
    }

    private static double meanInTheFile(String feature) {
        String text = SageMakerFiles.text(SageMakerFiles.STATISTICS);
        int at = text.indexOf("\"mean\": ", text.indexOf("\"name\": \"" + feature + "\"")) + 8;
        return Double.parseDouble(text.substring(at, text.indexOf(',', at)));
    }

    private static double largestRankError(NumericProfile profile, NormalDistribution truth) {
        double largest = 0;
        double below = 0;
        for (int cell = 0; cell < profile.bins().cells() - 1; cell++) {
            below += profile.counts()[cell];
            double share = truth.cumulativeProbability(profile.bins().boundary(cell));
            largest = Math.max(largest, Math.abs(below / profile.present() - share));
        }
        return largest;
    }
}
