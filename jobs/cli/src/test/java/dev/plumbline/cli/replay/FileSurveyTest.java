package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSurveyTest {
    private static final Monitor LOANS =
            MonitorDocument.readText(
                    """
                    model: loans
                    task: regression
                    time: {column: at}
                    prediction: {id: loan, value: p}
                    label: {column: y, time: {column: known_at}, horizon: P5D}
                    windows: [{span: P1D}]
                    """,
                    "monitor.yaml");

    private static final Monitor DEFAULTS = defaults("features: {x: numeric}");

    @TempDir Path folder;

    @Test
    void labelsHaveAnOrderOfTheirOwnAndMayComeTooLate() throws IOException {
        FileSurvey survey =
                survey(
                        """
                        loan,at,known_at,y,p
                        a,2024-05-01,2024-05-06,2,3
                        b,2024-05-02,2024-05-03,2,3
                        c,2024-05-03,2024-05-08 00:00:01,2,3
                        d,2024-05-04,,2,3
                        """);

        assertThat(survey.rows()).isEqualTo(4);
        assertThat(survey.labelled()).isEqualTo(3);
        assertThat(survey.beyondHorizon()).isOne();
        assertThat(survey.disorder()).isZero();
        assertThat(survey.labelDisorder()).isEqualTo(Duration.ofDays(3).toMillis());
        assertThat(survey.lateLabels(LOANS).orElseThrow())
                .contains("label.horizon (P5D)", "got 1 label that became known later, of 3");
    }

    @Test
    void saysNothingOfLabelsThatAreNotLate() throws IOException {
        assertThat(survey("loan,at,known_at,y,p\na,2024-05-01,2024-05-06,2,3\n").lateLabels(LOANS))
                .isEmpty();
    }

    @Test
    void everyRowHasAnId() {
        assertThatThrownBy(
                        () ->
                                survey(
                                        """
                                        loan,at,known_at,y,p
                                        a,2024-05-01,2024-05-06,2,3
                                         ,2024-05-01,2024-05-06,2,3
                                        """))
                .hasMessageContaining("rows.csv:3: every row must have an id")
                .hasMessageContaining("prediction.id");
    }

    @Test
    void theColumnsOfIdsAndOfLabelTimesMustBeThere() {
        assertThatThrownBy(() -> survey("laon,at,known_at,y,p\na,2024-05-01,2024-05-06,2,3\n"))
                .hasMessageContaining("there is no column 'loan'; the nearest is 'laon'");
        assertThatThrownBy(() -> survey("loan,at,knownat,y,p\na,2024-05-01,2024-05-06,2,3\n"))
                .hasMessageContaining("there is no column 'known_at'; the nearest is 'knownat'");
    }

    @Test
    void aFileMayComeWithoutLabelsAndIsToldOf() throws IOException {
        String csv = "loan,at,p,x\na,2024-05-01,2,3\n";

        assertThat(survey(csv, DEFAULTS).noLabels(DEFAULTS))
                .hasValue(
                        "no row has a label in column 'defaulted' (label.column), so performance will not be judged");
        assertThat(
                        survey("loan,at,p,x,defaulted\na,2024-05-01,2,3,1\n", DEFAULTS)
                                .noLabels(DEFAULTS))
                .isEmpty();
    }

    @Test
    void aColumnOfNearlyTheLabelsNameWasMeantUnlessItMayBeAFeature() throws IOException {
        String csv = "loan,at,p,x,defualted\na,2024-05-01,2,3,1\n";

        assertThatThrownBy(() -> survey(csv, DEFAULTS))
                .hasMessageContaining("there is no column 'defaulted'; the nearest is 'defualted'");
        String begins = csv.replace("defualted", "defaulted_before");
        assertThat(survey(begins, DEFAULTS).noLabels(DEFAULTS)).isPresent();
        Monitor undeclared = defaults("");
        assertThat(survey(csv, undeclared).noLabels(undeclared)).isPresent();
    }

    private static Monitor defaults(String features) {
        return MonitorDocument.readText(
                """
                model: loans
                task: regression
                time: {column: at}
                prediction: {id: loan, value: p}
                label: {column: defaulted}
                %s
                windows: [{span: P1D}]
                """
                        .formatted(features),
                "monitor.yaml");
    }

    private FileSurvey survey(String csv) throws IOException {
        return survey(csv, LOANS);
    }

    private FileSurvey survey(String csv, Monitor monitor) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        return FileSurvey.of(
                RowFile.of(file),
                monitor,
                new ReplayProgress(new PrintWriter(new StringWriter()), () -> 0));
    }
}
