package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared and what the evaluation rows hold must not contradict each other unseen. */
class BuildChecksTest {
    private static final String MONITOR =
            """
            model: kinds
            version: "3"
            task: multiclass
            time: {column: at}
            prediction: {id: row, class: kind, classes: [a, b], scores: {a: p_a, b: p_b}}
            label: {column: truth}
            features:
              size: numeric
              colour: categorical
            windows: [{span: P1D}]
            """;

    @TempDir Path folder;
    private Path spec;
    private Path data;

    @BeforeEach
    void writeFiles() throws IOException {
        spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        data = folder.resolve("evaluation.csv");
        writeRows(0, "");
    }

    /**
     * Writes 200 rows.
     *
     * @param unsummed how many have scores that add up to 1.2
     * @param size of every row; empty: a number
     */
    private void writeRows(int unsummed, String size) throws IOException {
        StringBuilder rows = new StringBuilder("row,at,size,colour,kind,p_a,p_b,truth\n");
        for (int i = 0; i < 200; i++) {
            rows.append("r%d,2024-05-%02d %02d:00:00,".formatted(i, 1 + i / 24, i % 24));
            rows.append(size.isEmpty() ? "%d.5".formatted(i % 50) : size);
            rows.append(
                    ",%s,a,0.6,%s,b\n"
                            .formatted(i % 2 == 0 ? "red" : "", i < unsummed ? "0.6" : "0.4"));
        }
        Files.writeString(data, rows);
    }

    @Test
    void saysNothingWhereAllIsAsDeclared() throws IOException {
        assertThat(build(MONITOR).out()).doesNotContain("note: ");
    }

    @Test
    void refusesAnIdOrLabelThatIsNearlyAColumn() throws IOException {
        assertRefused(
                MONITOR.replace("id: row", "id: rows"),
                "monitor.yaml:5: prediction.id must name a column of the evaluation set",
                "got 'rows'; the nearest is 'row'; write that");
        assertRefused(
                MONITOR.replace("column: truth", "column: thruth"),
                "monitor.yaml:6: label.column must name",
                "got 'thruth'; the nearest is 'truth'");
        assertRefused(
                MONITOR.replace("truth}", "truth, time: {column: rw}, horizon: P1D}")
                        .replace("id: row, ", ""),
                "monitor.yaml:6: label.time.column must name",
                "got 'rw'; the nearest is 'row'");
    }

    @Test
    void takesAColumnForNoMistakeThatTheMonitorNamesElsewhere() throws IOException {
        assertThat(build(MONITOR.replace("id: row", "id: sizes")).out())
                .contains("note: the evaluation set has no column 'sizes' (prediction.id)");
    }

    @Test
    void takesAColumnForNoMistakeThatOnlyBeginsAlike() throws IOException {
        assertThat(build(MONITOR.replace("column: truth", "column: truth_after_a_year")).out())
                .contains(
                        "'truth_after_a_year' (label.column): the baseline knows neither labels nor performance; the nearest is 'truth'");
    }

    @Test
    void saysWhatIsLostWithoutAnIdOrLabels() throws IOException {
        assertThat(build(MONITOR.replace("id: row", "id: case_number")).out())
                .contains("no column 'case_number' (prediction.id): a baseline does without it");
        assertThat(build(MONITOR.replace("column: truth", "column: outcome")).out())
                .contains(", no labels")
                .contains("'outcome' (label.column): the baseline knows neither labels nor");
    }

    @Test
    void refusesANumericFeatureThatHoldsTextOnly() throws IOException {
        writeRows(0, "large");

        assertRefused(
                MONITOR,
                "monitor.yaml:8: features.size must be numeric in some row",
                "got another type in all 200 rows with a value, first 'large' in line 2");
    }

    @Test
    void refusesProperValuesOfWhichNoneOccurs() throws IOException {
        assertRefused(
                MONITOR.replace("size: numeric", "size: {type: numeric, min: 1000}"),
                "monitor.yaml:8: features.size: min and max must allow some value",
                "all 200 rows with a value, first '0.5' in line 2");
        assertRefused(
                MONITOR.replace(
                        "colour: categorical", "colour: {type: categorical, values: [RED]}"),
                "monitor.yaml:9: features.colour: values must allow some value",
                "all 100 rows with a value, first 'red' in line 2");
    }

    @Test
    void countsValuesThatTheDeclarationDoesNotAllow() throws IOException {
        assertThat(build(MONITOR.replace("size: numeric", "size: {type: numeric, max: 40}")).out())
                .contains("note: features.size: min and max do not allow 40 of 200 values");
        assertThat(
                        build(
                                        MONITOR.replace(
                                                "colour: categorical",
                                                "colour: {type: categorical, nullable: false}"))
                                .out())
                .contains("note: features.colour.nullable is false, and 100 of 200 rows have no");
    }

    @Test
    void tellsOfAFeatureWithoutAnyValue() throws IOException {
        writeRows(0, "\"\"");

        assertThat(build(MONITOR.replace("size: numeric", "size: {importance: 2}")).out())
                .contains("note: feature 'size' has no value in any of 200 rows");
    }

    @Test
    void refusesAReferenceThatIsNoSegment() throws IOException {
        assertRefused(
                MONITOR
                        + "segments: [colour]\n"
                        + "fairness: {protected: [colour], favourable: a, reference: {colour: rad}}\n",
                "monitor.yaml:12: fairness.reference.colour must be one of the segments colour=red",
                "got 'rad'; the nearest is 'colour=red'");
    }

    @Test
    void refusesScoresOfAllClassesThatAddUpToMoreThanOneInManyRows() throws IOException {
        writeRows(10, "");

        assertRefused(
                MONITOR,
                "evaluation.csv:2: prediction.scores must add up to 1 within 0.001 in every row",
                "got 10 rows of 200 that do not, the first with 1.2");
    }

    @Test
    void tellsOfFewRowsWhoseScoresDoNotAddUp() throws IOException {
        writeRows(1, "");

        assertThat(build(MONITOR).out())
                .contains("note: prediction.scores must add up to 1", "got 1 row of 200");
    }

    private void assertRefused(String monitor, String... parts) throws IOException {
        CommandRun run = build(monitor);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(parts);
        assertThat(folder.resolve("baseline.json")).doesNotExist();
    }

    private CommandRun build(String monitor) throws IOException {
        Files.writeString(spec, monitor);
        Path out = folder.resolve("baseline.json");
        return CommandRun.of("baseline", "build", "--spec", spec, "--data", data, "--out", out);
    }
}
