package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay says of files that it cannot use. */
class ReplayCommandTest {
    private static final String MONITOR =
            """
            model: prices
            version: "3"
            task: regression
            time: {column: at, format: iso}
            prediction: {value: p}
            label: {column: y, delay: PT1H}
            windows: [{span: P1D}]
            """;

    @TempDir Path folder;
    private Path spec;
    private Path data;
    private Path baseline;
    private Path out;

    @BeforeEach
    void writeFilesThatFit() throws IOException {
        StringBuilder rows = new StringBuilder("at,kind,size,p,y\n");
        for (int i = 0; i < 240; i++) {
            rows.append("2024-05-%02d %02d:00:00,".formatted(1 + i / 24, i % 24));
            rows.append("%s,%d.5,%d,%d\n".formatted(i % 4 == 0 ? "a" : "b", i, 10, 10 + i % 2));
        }
        spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        data = Files.writeString(folder.resolve("rows.csv"), rows);
        baseline = folder.resolve("baseline.json");
        out = folder.resolve("out");
        CommandRun built =
                CommandRun.of(
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--data",
                        data,
                        "--out",
                        baseline,
                        "--replicates",
                        0);
        assertThat(built.exitCode()).as(built.err()).isZero();
    }

    @Test
    void refusesAMonitorThatIsNotThere() throws IOException {
        Files.delete(spec);

        assertRefused("monitor.yaml: ", "must exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # what stands there             | what is put there               | line | what is said
                    task: regression                | task: regresion                 |  3 | regression
                    model: prices                   | modle: prices                   |  1 | model
                    windows: [{span: P1D}]          | windows: [{span: P1D, rows: 5}] |  7 | span
                    windows: [{span: P1D}]          | windows: [{span: a day}]        |  7 | a day
                    windows: [{span: P1D}]          | windows: [{span: P1D            |  0 | ]
                    prediction: {value: p}          | prediction: {score: p}          |  5 | must not be given
                    label: {column: y, delay: PT1H} | label: {column: y, delay: -PT1H}|  6 | delay
                    """)
    void tellsWhatIsWrongInAMonitorAndOnWhichLine(String right, String wrong, int line, String said)
            throws IOException {
        Files.writeString(spec, MONITOR.replace(right, wrong));

        CommandRun run = assertRefused("monitor.yaml:" + (line > 0 ? line + ": " : ""), said);

        assertThat(run.err()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "features: {kind: numeric} | features.kind must be categorical, as in the baseline, got numeric; write it so, or build",
                "features: {sise: numeric} | features.sise must be a feature of the baseline, which has none of that name; the nearest is 'size'; build",
            })
    void namesTheLineOfAFeatureThatTheBaselineDoesNotHaveSo(String features, String said)
            throws IOException {
        Files.writeString(spec, MONITOR + features + "\n");

        assertRefused("monitor.yaml:%d: ".formatted(MONITOR.lines().count() + 1), said);
    }

    @Test
    void namesTheNearestColumnForOneThatIsNotThere() throws IOException {
        Files.writeString(spec, MONITOR.replace("column: at", "column: ta"));

        assertRefused("rows.csv:1: ", "no column 'ta'", "'at'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=A | the segment 'kind=A' must be a category of kind in the baseline, got A; the nearest is 'a'; the baseline has",
                "knd=a | the segment 'knd=a' must be of a feature of the baseline, got knd; the nearest is 'kind'",
            })
    void namesTheLineOfASegmentThatTheBaselineDoesNotHave(String segment, String said)
            throws IOException {
        Files.writeString(spec, MONITOR + "segments:\n  - " + segment + "\n");

        assertRefused("monitor.yaml:%d: ".formatted(MONITOR.lines().count() + 2), said);
    }

    @Test
    void refusesADateThatCannotBeReadBeforeAnythingIsReplayed() throws IOException {
        Files.writeString(data, Files.readString(data) + "31/05/2024,a,1,10,10\n");

        assertRefused("rows.csv:242: ", "'31/05/2024'", "time.format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "soon"})
    void refusesATimeThatIsNoNumberOfMilliseconds(String time) throws IOException {
        Files.writeString(spec, MONITOR.replace("format: iso", "format: epoch-millis"));
        Files.writeString(
                data, "at,kind,size,p,y\n1714521600000,a,1,10,10\n" + time + ",a,1,10,10\n");

        assertRefused("rows.csv:3: ", "'" + time + "'", "epoch-millis");
    }

    @Test
    void refusesARowWithoutItsTime() throws IOException {
        Files.writeString(data, Files.readString(data) + ",a,1,10,10\n");

        assertRefused("rows.csv:242: ", "column 'at' must hold a time in every row, got ''");
    }

    @Test
    void refusesARowWithoutItsPrediction() throws IOException {
        Files.writeString(data, Files.readString(data) + "2024-05-11 00:00:00,a,1,,10\n");

        assertRefused("rows.csv:242: ", "'p'");
    }

    @Test
    void refusesRowsThatAreNotThere() throws IOException {
        Files.delete(data);

        assertRefused("rows.csv: ", "the file does not exist");
    }

    @Test
    void refusesAFileWithoutRows() throws IOException {
        Files.writeString(data, "at,kind,size,p,y\n");

        assertRefused("rows.csv: ", "at least one row");
    }

    @Test
    void refusesAFileThatOnlyClaimsToBeGzipped() throws IOException {
        data = Files.writeString(folder.resolve("rows.csv.gz"), Files.readString(data));

        assertRefused("rows.csv.gz: ", "GZIP");
    }

    @Test
    void refusesAMonitorOfAnotherVersion() throws IOException {
        Files.writeString(spec, MONITOR.replace("\"3\"", "\"4\""));

        assertRefused("baseline.json: ", "version must be the monitor's, 4, got 3");
    }

    @Test
    void theSameRowsInAnotherFormatGiveTheSameReports() throws IOException {
        assertThat(replay().exitCode()).isZero();
        String fromCsv = Files.readString(out.resolve("reports.jsonl"));
        StringBuilder lines = new StringBuilder();
        for (String row : Files.readAllLines(data).stream().skip(1).toList()) {
            String[] cells = row.split(",");
            lines.append("{\"at\": \"%s\", \"kind\": \"%s\", ".formatted(cells[0], cells[1]));
            lines.append(
                    "\"size\": %s, \"p\": %s, \"y\": %s}\n"
                            .formatted(cells[2], cells[3], cells[4]));
        }
        data = Files.writeString(folder.resolve("rows.jsonl"), lines);

        assertThat(replay().exitCode()).isZero();
        assertThat(out.resolve("reports.jsonl")).hasContent(fromCsv);
    }

    @Test
    void notesWindowsThatAreJudgedBeforeTheirLabelsCome() throws IOException {
        assertThat(replay().out()).doesNotContain("label.judgeAfter");
        Files.writeString(spec, MONITOR.replace("PT1H}", "P2D, judgeAfter: P1D}"));
        String note = "raise label.judgeAfter to at least P2D";

        assertThat(replay().out()).contains("note: a share of at least 0.5", note);
        assertThat(CommandRun.of("monitor", "validate", spec).out()).contains("note: ", note);
    }

    @Test
    void notesRowsThatAreNoYoungerThanTheEvaluationSet() throws IOException {
        String note = "note: rows to replay should come after the evaluation set, which ends at ";

        assertThat(replay().out())
                .contains(note, "got rows from 2024-05-01T00:00:00Z on; are two files swapped?");
        Files.writeString(data, Files.readString(data).replace("2024-05", "2024-06"));
        assertThat(replay().out()).doesNotContain(note);
    }

    @Test
    void takesABaselineOfAnyVersionWhereTheMonitorNamesNone() throws IOException {
        Files.writeString(spec, MONITOR.replace("version: \"3\"\n", ""));

        assertThat(replay().exitCode()).isZero();
    }

    @Test
    void refusesABaselineOfAnotherModel() throws IOException {
        Files.writeString(spec, MONITOR.replace("model: prices", "model: rents"));

        assertRefused("baseline.json: ", "rents", "prices", "built with this monitor");
    }

    @Test
    void refusesABaselineThatWasChangedByHand() throws IOException {
        Files.writeString(
                baseline,
                Files.readString(baseline).replaceFirst("\"rows\" ?: ?240", "\"rows\":241"));

        assertRefused("baseline.json:", "build the baseline again");
    }

    @Test
    void refusesNoSubtasks() {
        CommandRun run = replay("--parallelism", 0);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--parallelism must be a number from 1 to 128, got 0");
        assertThat(out).doesNotExist();
    }

    @Test
    void findsAnOutputFolderThatIsAFileBeforeTheWork() throws IOException {
        Files.writeString(out, "what stood there");

        CommandRun run = replay();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--out must name a folder, got the file")
                .doesNotContain("\tat ");
        assertThat(out).hasContent("what stood there");
    }

    @Test
    void leavesAnEarlierReplayAloneWhenItRefusesAFile() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("reports.jsonl"), "what stood there");
        Files.writeString(data, "at,kind,size,p,y\nsoon,a,1,10,10\n");

        CommandRun run = replay();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(out.resolve("reports.jsonl")).hasContent("what stood there");
        assertThat(out.toFile().list()).hasSize(1);
    }

    private CommandRun assertRefused(String place, String... said) {
        CommandRun run = replay();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("plumbline: ").contains(place).contains(said);
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
        return run;
    }

    private CommandRun replay(Object... more) {
        Object[] fixed = {
            "replay", "--spec", spec, "--baseline", baseline, "--data", data, "--out", out
        };
        Object[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return CommandRun.of(all);
    }
}
