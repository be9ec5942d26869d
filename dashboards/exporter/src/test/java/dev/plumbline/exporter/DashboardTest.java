package dev.plumbline.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final Path PROVISIONING =
            Repository.ROOT.resolve("dashboards/grafana/provisioning");
    private static final List<JsonNode> DASHBOARDS =
            Repository.files(Repository.DASHBOARDS, ".json").stream()
                    .map(Repository::json)
                    .toList();

    private static Stream<JsonNode> panels(JsonNode dashboard) {
        return Repository.stream(dashboard.get("panels"));
    }

    @Test
    void loadsWithoutQuestionsAndIsTheOnlyOneOfItsName() {
        assertThat(DASHBOARDS).isNotEmpty();
        assertThat(DASHBOARDS).allMatch(dashboard -> dashboard.get("id").isNull());
        assertThat(DASHBOARDS).noneMatch(dashboard -> dashboard.has("__inputs"));
        assertThat(DASHBOARDS)
                .extracting(dashboard -> dashboard.get("uid").asText())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("[a-z-]{1,40}"));
        assertThat(DASHBOARDS)
                .extracting(dashboard -> dashboard.get("title").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void panelsHaveIdsTitlesAndDescriptionsOfTheirOwn() {
        for (JsonNode dashboard : DASHBOARDS) {
            assertThat(panels(dashboard).map(panel -> panel.get("id").asInt()))
                    .doesNotHaveDuplicates();
            assertThat(panels(dashboard).map(panel -> panel.get("title").asText()))
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
            assertThat(panels(dashboard).map(panel -> panel.get("description").asText()))
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void everyQueryGoesToTheDataSourceThatTheVariableNames() {
        for (JsonNode dashboard : DASHBOARDS) {
            assertThat(panels(dashboard).map(panel -> panel.at("/datasource/uid").asText()))
                    .containsOnly("${datasource}");
            assertThat(
                            panels(dashboard)
                                    .flatMap(panel -> Repository.stream(panel.get("targets")))
                                    .map(target -> target.at("/datasource/uid").asText()))
                    .containsOnly("${datasource}");
            assertThat(Repository.stream(dashboard.at("/templating/list")))
                    .anyMatch(
                            variable ->
                                    variable.get("name").asText().equals("datasource")
                                            && variable.get("type").asText().equals("datasource"));
        }
    }

    @Test
    void theVariableDefaultsToTheDataSourceThatIsProvisioned() {
        String uid =
                Repository.yaml(PROVISIONING.resolve("datasources/prometheus.yml"))
                        .at("/datasources/0/uid")
                        .asText();
        for (JsonNode dashboard : DASHBOARDS) {
            assertThat(dashboard.at("/templating/list/0/current/value").asText()).isEqualTo(uid);
        }
    }

    @Test
    void noPanelOrVariableNamesAMetricThatTheExporterDoesNotHave() {
        Set<String> exported =
                Arrays.stream(ExportedMetric.values())
                        .map(ExportedMetric::sampleName)
                        .collect(Collectors.toSet());
        for (JsonNode dashboard : DASHBOARDS) {
            Set<String> named = Repository.metricsIn(dashboard.toString());
            assertThat(named).isNotEmpty();
            assertThat(exported).containsAll(named);
        }
    }

    @Test
    void panelsDoNotOverlap() {
        for (JsonNode dashboard : DASHBOARDS) {
            boolean[][] taken = new boolean[200][24];
            panels(dashboard).forEach(panel -> take(panel, taken));
        }
    }

    private static void take(JsonNode panel, boolean[][] taken) {
        JsonNode at = panel.get("gridPos");
        for (int y = at.get("y").asInt(); y < at.get("y").asInt() + at.get("h").asInt(); y++) {
            for (int x = at.get("x").asInt(); x < at.get("x").asInt() + at.get("w").asInt(); x++) {
                assertThat(taken[y][x]).as("%s at %d, %d", panel.get("title"), x, y).isFalse();
                taken[y][x] = true;
            }
        }
    }
}
