package dev.plumbline.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.plumbline.core.alert.EpisodeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlertTextTest {
    private static final Pattern RULE = Pattern.compile("rule=\"([a-z-]+)\"");

    @Test
    void putsValuesIntoAnnotationsOnly() {
        JsonNode alert =
                AlertText.of(
                        Messages.episode(EpisodeState.OPEN, 0), Messages.OPENED, Messages.OPENED);

        assertThat(alert.get("labels").toString()).doesNotContain("2.0").doesNotContain("1.5");
        assertThat(alert.get("annotations").get("description").asText())
                .isEqualTo(
                        "1 window(s) of PT1H so far, the last one until 2026-03-02T00:00:00Z.\n"
                                + "- rmse 2.0, threshold 1.5, 1000 rows");
        assertThat(alert.get("annotations").get("runbook_url").asText())
                .isEqualTo("alerting/runbooks/performance.md");
    }

    @Test
    void leavesAnEmptySegmentOut() {
        JsonNode alert =
                AlertText.of(
                        Messages.episode(EpisodeState.OPEN, 0), Messages.OPENED, Messages.OPENED);
        assertThat(alert.get("labels").has("segment")).isFalse();
    }

    @Test
    void namesAlertsAsThePrometheusRulesDo() throws IOException {
        JsonNode rules =
                new ObjectMapper(new YAMLFactory())
                        .readTree(Path.of("../rules/episodes.yml").toFile())
                        .at("/groups/0/rules");
        assertThat(rules).isNotEmpty();
        for (JsonNode rule : rules) {
            Matcher name = RULE.matcher(rule.get("expr").asText());
            assertThat(name.find()).as(rule.get("expr").asText()).isTrue();
            assertThat(AlertText.alertName(name.group(1))).isEqualTo(rule.get("alert").asText());
        }
    }
}
