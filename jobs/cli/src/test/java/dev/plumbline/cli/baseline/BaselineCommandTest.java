package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.rows.LoanFiles;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
    private static final String MONITOR =
            """
            model: prices
            version: "3"
            task: regression
            time: {column: at, format: iso}
            prediction: {value: p}
            label: {column: y}
            windows: [{span: PT1H}]
            """;

    @TempDir Path folder;
    private Path spec;
    private Path data;
    private Path out;

    @BeforeEach
    void writeFiles() throws IOException {
        StringBuilder rows = new StringBuilder("at;kind;size;p;y\n");
        for (int i = 0; i < 200; i++) {
            rows.append("2024-05-%02d %02d:00:00;".formatted(1 + i / 24, i % 24));
            rows.append("%s;%d.5;%d;%d\n".formatted(i % 4 == 0 ? "a" : "b", i, 10, 10 + i % 2));
        }
        spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        data = Files.writeString(folder.resolve("evaluation.csv"), rows);
        out = folder.resolve("out/baseline.json");
    }

    @Test
    void samplesThresholdsWhereThereAreRowsEnough() throws IOException {
        assertThat(build().out()).contains("none; they need at least 1,000 rows, got 200");
        StringBuilder rows = new StringBuilder("at;kind;size;p;y\n");
        for (int i = 0; i < 1_200; i++) {
            rows.append("2024-05-%02d %02d:%02d:00;".formatted(1 + i / 96, i / 4 % 24, i % 4));
            rows.append("%s;%d;%d;%d\n".formatted(i % 4 == 0 ? "a" : "b", i * 7 % 61, i % 13, 10));
        }
        Files.writeString(data, rows);
        assertThat(build("--replicates", "500").out())
                .contains(
                        "jensen_shannon, kolmogorov_smirnov, psi, wasserstein"
                                + " for windows of 50 to 1,200 rows (500 replicates of 1,200 rows)");
        Baseline sampled = BaselineDocument.read(out);
        assertThat(sampled.supplement().thresholds().statistics().get("psi").features())
                .containsKeys("size", Baseline.VALUE);
        assertThat(build("--replicates", "0").out()).contains("as --replicates 0 asks");
        assertThat(build("--replicates", "499").err()).contains("from 500 to 20000, got 499");
    }

    @Test
    void leavesOutColumnsOfValuesOfTheirOwnAndSaysSo() throws IOException {
        StringBuilder rows = new StringBuilder("at;kind;loan;note;size;p;y\n");
        for (int i = 0; i < 200; i++) {
            rows.append("2024-05-%02d %02d:00:00;".formatted(1 + i / 24, i % 24));
            rows.append("%s;%d;case %d;%d.25;10;11\n".formatted(i % 4 == 0 ? "a" : "b", i, i, i));
        }
        Files.writeString(data, rows);

        assertThat(build().out())
                .contains(
                        "note: left out", ": 'loan', 'note';", "list the features in the monitor");
        assertThat(BaselineDocument.read(out).features())
                .extracting("name")
                .containsExactly("kind", "size");

        Files.writeString(spec, MONITOR + "features: {kind: {}, loan: {}, note: {}}\n");
        assertThat(build().out()).doesNotContain("left out");
        assertThat(BaselineDocument.read(out).features())
                .extracting("name")
                .containsExactly("kind", "loan", "note");

        Files.writeString(spec, MONITOR + "slices: {features: [note]}\n");
        assertThat(build().out()).contains("note: left out", ": 'loan';");
        assertThat(BaselineDocument.read(out).features())
                .extracting("name")
                .containsExactly("kind", "note", "size");
    }

    @Test
    void buildsABaselineThatReadsBack() {
        CommandRun run = build();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Baseline baseline = BaselineDocument.read(out);
        assertThat(run.out()).contains(baseline.id()).contains("200 rows");
        assertThat(baseline.model()).isEqualTo("prices");
        assertThat(baseline.modelVersion()).isEqualTo("3");
        assertThat(baseline.features()).extracting("name").containsExactly("kind", "size");
        assertThat(baseline.performance().metrics().get("mae").value()).isEqualTo(0.5);
        assertThat(baseline.from()).isEqualTo("2024-05-01T00:00:00Z");
    }

    @Test
    void theSameFilesGiveTheSameBaseline() throws IOException {
        build();
        String first = Files.readString(out);

        build();

        assertThat(out).hasContent(first);
    }

    @Test
    void bindsTheBaselineToTheVersionOfTheCommand() {
        build("--model-version", "4");

        assertThat(BaselineDocument.read(out).modelVersion()).isEqualTo("4");
    }

    @Test
    void asksForAVersionWhereTheMonitorHasNone() throws IOException {
        Files.writeString(spec, MONITOR.replace("version: \"3\"\n", ""));

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("monitor.yaml").contains("--model-version");
        assertThat(out).doesNotExist();
    }

    @Test
    void writesNothingWhenARowIsWrong() throws IOException {
        Files.writeString(data, Files.readString(data) + "soon;a;1;2;3\n");
        Files.createDirectories(out.getParent());
        Files.writeString(out, "what stood there");

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("evaluation.csv:202: ")
                .contains("'soon'")
                .doesNotContain("\tat ");
        assertThat(out).hasContent("what stood there");
        assertThat(out.getParent()).isDirectoryContaining("glob:**/baseline.json");
        assertThat(out.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void refusesAnEvaluationSetWithoutRows() throws IOException {
        Files.writeString(data, "at;kind;size;p;y\n");

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("evaluation.csv").contains("at least one evaluation row");
    }

    @Test
    void refusesAFolderAsItsResultBeforeTheWork() throws IOException {
        Files.createDirectories(out);

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out must name a file, got the folder");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void saysThatAnEvaluationSetDoesNotExist() throws IOException {
        Files.delete(data);

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("evaluation.csv: the file does not exist; check the path");
    }

    @Test
    void offersNoNameWhereNoneIsNear() throws IOException {
        Files.writeString(spec, MONITOR.replace("{value: p}", "{value: predicted_price}"));

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("no column 'predicted_price' (columns: at, kind, size, p, y)")
                .doesNotContain("nearest");
    }

    @Test
    void everyFormatOfTheSameRowsGivesTheSameBaseline() throws IOException {
        spec = Files.copy(resource("/monitor/car-loan.yaml"), folder.resolve("loan.yaml"));
        data = LoanFiles.csv(folder);
        String fromCsv = builtFrom(data);

        assertThat(builtFrom(LoanFiles.parquet())).isEqualTo(fromCsv);
        assertThat(builtFrom(LoanFiles.jsonl(folder))).isEqualTo(fromCsv);
        assertThat(builtFrom(LoanFiles.avro(folder, CodecFactory.deflateCodec(6))))
                .isEqualTo(fromCsv);
    }

    private String builtFrom(Path rows) throws IOException {
        data = rows;
        CommandRun run = build("--model-version", "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(out);
    }

    private static Path resource(String name) {
        try {
            return Path.of(BaselineCommandTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsFoundBeforeTheWork() throws IOException {
        Files.writeString(folder.resolve("out"), "a file where the folder must be");

        CommandRun run = build();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--out must lie in a folder", "baseline.json", "is a file; name another")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAFeatureThatIsNamedAsAnOutput() throws IOException {
        Path rows =
                Files.writeString(
                        folder.resolve("named.csv"), "at,prediction.value,p\n2024-05-01,1,2\n");
        Path spec =
                Files.writeString(
                        folder.resolve("named.yaml"),
                        "model: m\nversion: \"1\"\ntask: regression\ntime: rows\nprediction: {value: p}\nwindows: [{rows: 5}]\n");

        CommandRun run =
                CommandRun.of("baseline", "build", "--spec", spec, "--data", rows, "--out", out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("named.csv: a feature must not be named as an output of the model")
                .contains("got 'prediction.value'; give its column another name");
        assertThat(out).doesNotExist();
    }

    @Test
    void showsABaselineToAPerson() {
        build();

        CommandRun run = CommandRun.of("baseline", "show", out);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("prices 3")
                .contains("2024-05-01T00:00:00Z")
                .containsPattern("mae +0\\.5 ")
                .contains("b 75.0 %, a 25.0 %")
                .contains("0.5 to 199.5, mean 100")
                .contains("prediction.value");
    }

    @Test
    void showsWhatDetectorsAreCalibratedTo() throws IOException {
        build();
        assertThat(CommandRun.of("baseline", "show", out).out()).doesNotContain("detectors");
        Files.writeString(spec, MONITOR + "detectors: [adwin]\n");
        build();
        // half of the errors are 1, a half of the bound, and the others 0
        assertThat(CommandRun.of("baseline", "show", out).out())
                .contains(
                        "detectors  settings of 7 for a mean error of 0.2500 in 200 labelled rows");
    }

    @Test
    void showsABaselineToAMachine() throws IOException {
        build();

        CommandRun run = CommandRun.of("baseline", "show", "--output", "json", out);

        assertThat(run.out()).isEqualToIgnoringNewLines(Files.readString(out));
    }

    @Test
    void refusesAFileThatIsNoBaseline() {
        CommandRun run = CommandRun.of("baseline", "show", spec);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("monitor.yaml").doesNotContain("\tat ");
    }

    private CommandRun build(Object... more) {
        Object[] all = new Object[8 + more.length];
        Object[] fixed = {"baseline", "build", "--spec", spec, "--data", data, "--out", out};
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return CommandRun.of(all);
    }
}
