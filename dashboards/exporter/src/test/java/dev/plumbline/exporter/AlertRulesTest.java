package dev.plumbline.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.alert.AlertRules;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final List<JsonNode> ALERTS = Repository.alerts();

    @Test
    void everyAlertSaysWhatIsWrongHowBadItIsAndWhatToDo() {
        assertThat(ALERTS).isNotEmpty();
        for (JsonNode alert : ALERTS) {
            assertThat(alert.at("/labels/severity").asText())
                    .as("severity of %s", alert)
                    .isIn("critical", "warning", "info", "{{ $labels.severity }}");
            assertThat(alert.at("/annotations/summary").asText()).as("%s", alert).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).as("%s", alert).isNotBlank();
            String runbook = alert.at("/annotations/runbook_url").asText();
            assertThat(Repository.ROOT.resolve(runbook)).as("%s", alert).isRegularFile();
        }
    }

    @Test
    void noAlertNamesAMetricThatTheExporterDoesNotHave() {
        Set<String> exported =
                Arrays.stream(ExportedMetric.values())
                        .map(ExportedMetric::sampleName)
                        .collect(Collectors.toSet());
        for (JsonNode alert : ALERTS) {
            assertThat(exported)
                    .as("%s", alert)
                    .containsAll(Repository.metricsIn(alert.get("expr").asText()));
        }
    }

    @Test
    void everyAlertIsSeenFiringInATest() {
        String tests =
                Repository.files(Repository.RULE_TESTS, ".yml").stream()
                        .map(Repository::text)
                        .collect(Collectors.joining());
        for (JsonNode alert : ALERTS) {
            String name = alert.get("alert").asText();
            assertThat(tests)
                    .as("a test of %s with an expected alert, and one without", name)
                    .containsPattern("alertname: " + name + "\\s+exp_alerts:\\s+- exp_labels")
                    .containsPattern("alertname: " + name + "\\s+exp_alerts: \\[]");
        }
    }

    @Test
    void everyRuleOfTheMonitoringJobHasAnAlertAndARunbook() {
        for (String rule :
                List.of(
                        AlertRules.DATA_QUALITY,
                        AlertRules.PERFORMANCE,
                        AlertRules.LIFETIME_RISK,
                        AlertRules.CONCEPT_DRIFT,
                        AlertRules.ESTIMATED_PERFORMANCE,
                        AlertRules.PREDICTION_DRIFT,
                        AlertRules.FEATURE_DRIFT,
                        AlertRules.SILENT,
                        AlertRules.NO_BASELINE)) {
            assertThat(ALERTS)
                    .extracting(alert -> alert.get("expr").asText())
                    .anyMatch(expression -> expression.contains("rule=\"" + rule + "\""));
            assertThat(Repository.ROOT.resolve("alerting/runbooks/" + rule + ".md"))
                    .isRegularFile();
        }
    }

    @Test
    void everyRunbookBelongsToAnAlertAndEveryAlertIsDocumented() {
        Set<String> named =
                ALERTS.stream()
                        .map(alert -> alert.at("/annotations/runbook_url").asText())
                        .collect(Collectors.toSet());
        Set<String> written =
                Repository.files(Repository.ROOT.resolve("alerting/runbooks"), ".md").stream()
                        .map(Path::getFileName)
                        .map(file -> "alerting/runbooks/" + file)
                        .collect(Collectors.toSet());
        assertThat(written).isEqualTo(named);

        String page = Repository.text(Repository.ROOT.resolve("docs/alerts.md"));
        assertThat(ALERTS)
                .extracting(alert -> "`" + alert.get("alert").asText() + "`")
                .allMatch(page::contains);
    }
}
