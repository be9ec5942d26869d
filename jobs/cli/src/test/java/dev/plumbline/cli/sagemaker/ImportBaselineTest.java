package dev.plumbline.cli.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command: what it asks for, and what its files are good for. */
class ImportBaselineTest {
    @TempDir Path folder;
    private ImportFixture imports;

    @BeforeEach
    void writeSpec() throws IOException {
        imports = ImportFixture.into(folder);
    }

    @Test
    void readsBackWithShowAndValidate() {
        imports.run();

        CommandRun shown = CommandRun.of("baseline", "show", imports.out());
        CommandRun valid =
                CommandRun.of(
                        "monitor", "validate", imports.monitorOut(), "--baseline", imports.out());
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("temperature").contains("mean 8");
        assertThat(valid.exitCode()).as(valid.err()).isZero();
    }

    @Test
    void replaysRowsAgainstTheImportedBaseline() throws IOException {
        Path data =
                Files.writeString(folder.resolve("rows.csv"), SageMakerFiles.rows(6000, 4000, 5));
        imports.run();
        List<WindowReport> unknown = replay(data, "unknown");
        imports.run("--assume-independent-rows");
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
        Monitor monitor = imports.monitor();
        assertThat(monitor.time().column()).isEqualTo("inferenceTime");
        assertThat(monitor.windows().get(0).granularity()).isEqualTo("PT1H");
        assertThat(imports.baseline().modelVersion()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00.001Z",
        "2026-01-01, 2026-01-01",
        "2026-02-01, 2026-01-01"
    })
    void refusesASpanWithoutAPaceBeforeItWritesAnything(String from, String to) {
        CommandRun run = byName("--from", from, "--to", to);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--from and --to", "more than a millisecond apart");
        assertThat(imports.out()).doesNotExist();
    }

    @Test
    void refusesAColumnThatIsNamedAsAnOutput() throws IOException {
        Path statistics =
                Files.writeString(
                        folder.resolve("named.json"),
                        SageMakerFiles.text(SageMakerFiles.STATISTICS)
                                .replace("\"income\"", "\"prediction.value\""));
        CommandRun run =
                CommandRun.of(
                        "baseline",
                        "import",
                        "--statistics",
                        statistics,
                        "--spec",
                        imports.spec(),
                        "--out",
                        imports.out());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("named.json: a feature must not be named as an output of the model")
                .contains("got 'prediction.value'; give its column another name");
        assertThat(imports.out()).doesNotExist();
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
                        imports.out());

        assertThat(run.exitCode()).as(run.err()).isZero();
        Baseline baseline = imports.baseline();
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
                        "baseline",
                        "import",
                        "--statistics",
                        file,
                        "--spec",
                        imports.spec(),
                        "--out",
                        imports.out());
        if (told == null) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            Files.delete(imports.out());
            return;
        }
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("broken.json").contains(place).contains(told);
        assertThat(imports.out()).doesNotExist();
    }

    private CommandRun byName(String... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of("baseline", "import", "--statistics", SageMakerFiles.STATISTICS));
        arguments.addAll(
                List.of("--model", "income", "--model-version", "7", "--out", imports.out()));
        arguments.addAll(List.of("--monitor-out", imports.monitorOut()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private List<WindowReport> replay(Path data, String name) throws IOException {
        Path results = folder.resolve(name);
        CommandRun run =
                CommandRun.of(
                        "replay",
                        "--spec",
                        imports.monitorOut(),
                        "--baseline",
                        imports.out(),
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
}
