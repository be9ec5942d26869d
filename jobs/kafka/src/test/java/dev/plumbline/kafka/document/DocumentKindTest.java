package dev.plumbline.kafka.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import org.junit.jupiter.api.Test;

class DocumentKindTest {
    private static final String MONITOR = "model: m\ntask: regression\ntime: rows\n";
    private static final String BASELINE = "{\n  \"format\": \"plumbline-baseline/1\",\n";
    private static final String SEASONS = "{\n  \"format\": \"plumbline-seasons/1\",\n";

    @Test
    void tellsDocumentsByTheirBeginning() {
        assertThat(DocumentKind.of("# mine\n" + MONITOR)).contains(DocumentKind.MONITOR);
        assertThat(
                        DocumentKind.of(
                                "{\"model\":\"m\",\"task\":\"binary\",\"time\":{\"column\":\"t\"}}"))
                .contains(DocumentKind.MONITOR_JSON);
        assertThat(DocumentKind.of(BASELINE)).contains(DocumentKind.BASELINE);
        assertThat(DocumentKind.of(SEASONS)).contains(DocumentKind.SEASONS);
        assertThat(DocumentKind.of("\uFEFF<!DOCTYPE html>\n")).contains(DocumentKind.PAGE);
        assertThat(DocumentKind.of("at,age,score\n1,2,3\n")).contains(DocumentKind.TABLE);
        assertThat(DocumentKind.of("{\"lane\":\"DATA\",\"windowStart\":\"2024-01-01\"}"))
                .contains(DocumentKind.REPORTS);
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertThat(DocumentKind.of("")).isEmpty();
        assertThat(DocumentKind.of("{\"age\": 3, \"task\": 4}\n{\"age\": 3}")).isEmpty();
        assertThat(DocumentKind.of("model: m\n")).isEmpty();
        assertThatCode(() -> DocumentKind.MONITOR.require("model: m\n", "monitor.yaml"))
                .doesNotThrowAnyException();
    }

    @Test
    void takesNoCommentForTheHeaderOfATable() {
        assertThat(DocumentKind.of("# credit, retrained monthly\nmodel: m\n")).isEmpty();
        assertThatThrownBy(
                        () ->
                                MonitorDocument.readText(
                                        "# credit, retrained monthly\nmodel: m\ntime: rows\n",
                                        "monitor.yaml"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("task");
    }

    @Test
    void namesABaselineThatIsGivenAsAMonitor() {
        assertThatThrownBy(() -> MonitorDocument.readText(BASELINE, "baseline.json"))
                .isInstanceOf(DocumentException.class)
                .hasMessage(
                        "baseline.json: the file must be a monitor.yaml, got a baseline; are two files swapped?");
    }

    @Test
    void namesAMonitorOrSeasonsThatAreGivenAsABaseline() {
        assertThatThrownBy(() -> BaselineDocument.readText(MONITOR, "monitor.yaml"))
                .isInstanceOf(DocumentException.class)
                .hasMessage(
                        "monitor.yaml: the file must be a baseline, got a monitor.yaml; are two files swapped?");
        assertThatThrownBy(() -> BaselineDocument.readText(SEASONS, "baseline.seasons.json"))
                .hasMessageContaining("must be a baseline, got the seasons beside a baseline");
    }
}
