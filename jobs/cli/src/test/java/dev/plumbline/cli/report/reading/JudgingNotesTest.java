package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgingNotesTest {
    private static final String COLUMN = "{column: at}";

    @Test
    void tellsOfWindowsThatAreJudgedBeforeAnyLabelCame() {
        List<String> notes =
                notes(COLUMN, "delay: P3D, horizon: P10D, judgeAfter: P1D", "{span: P1D}", 0.5);

        assertThat(notes)
                .containsExactly(
                        "a share of at least 0.5 of a window's labels (coverage.atLeast) must be known when it is judged, got 0 for windows of 1 day, judged P1D after their end (label.judgeAfter) with labels that come P3D after their predictions (label.delay): performance and target drift are then in the last report alone, which opens no alert and asks for no retraining, and detectors miss the labels that come later; raise label.judgeAfter to at least P3D");
    }

    @Test
    void namesTheShareThatIsKnown() {
        String label = "delay: P3D, horizon: P10D, judgeAfter: P1D";

        assertThat(notes(COLUMN, label, "{span: P1D}, {span: P4D}", 0.6))
                .hasSize(2)
                .last()
                .asString()
                .contains("at least 0.6", "got 0.5 for windows of 4 days");
        assertThat(notes(COLUMN, label, "{span: P4D}", 0.5)).isEmpty();
    }

    @Test
    void hasNothingToSayOfLabelsThatAreWaitedFor() {
        assertThat(notes(COLUMN, "delay: P3D, horizon: P10D", "{span: P1D}", 1)).isEmpty();
        assertThat(notes(COLUMN, "delay: P3D, horizon: P10D, judgeAfter: P3D", "{span: P1D}", 1))
                .isEmpty();
    }

    @Test
    void takesWindowsByRowsForJudgedAtTheHorizonUnlessRowsAreTheClock() {
        String early = "delay: P3D, horizon: P10D, judgeAfter: PT0S";
        assertThat(notes(COLUMN, early, "{rows: 100}", 1)).isEmpty();

        String earlyByRows = "delay: 90 rows, horizon: 200 rows, judgeAfter: 10 rows";
        assertThat(notes("rows", earlyByRows, "{rows: 100}", 0.5))
                .singleElement()
                .asString()
                .contains("got 0.2 for windows of 100 rows", "to at least 90 rows");
    }

    @Test
    void hasNothingToSayWithoutLabels() {
        Monitor monitor =
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
        assertThat(JudgingNotes.of(monitor)).isEmpty();
    }

    private static List<String> notes(String time, String label, String windows, double atLeast) {
        String document =
                """
                model: demand
                task: regression
                time: %s
                prediction: {value: p}
                label: {column: y, %s}
                windows: [%s]
                coverage: {atLeast: %s}
                """
                        .formatted(time, label, windows, atLeast);
        return JudgingNotes.of(MonitorDocument.readText(document, "monitor.yaml", Map.of()));
    }
}
