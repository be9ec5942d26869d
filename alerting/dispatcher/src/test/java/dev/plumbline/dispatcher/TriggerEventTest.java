package dev.plumbline.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.model.Clock;
import org.junit.jupiter.api.Test;

class TriggerEventTest {
    @Test
    void hasTheAttributesThatCloudEventsAsksFor() {
        JsonNode event = TriggerEvent.of(Messages.trigger("t1")).structured();

        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo("t1");
        assertThat(event.get("source").asText()).isEqualTo("/plumbline/fraud");
        assertThat(event.get("type").asText()).isEqualTo("dev.plumbline.retraining.requested.v1");
        assertThat(event.get("subject").asText()).isEqualTo("fraud");
        assertThat(event.get("time").asText()).isEqualTo("2026-03-02T00:00:00Z");
    }

    @Test
    void saysWhatToTrainOnAndWhatToLeaveOut() {
        JsonNode data = TriggerEvent.of(Messages.trigger("t1")).data();

        assertThat(data.get("mode").asText()).isEqualTo("REQUEST");
        assertThat(data.get("trainFrom").asText()).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(data.get("trainTo").asText()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(data.at("/exclude/0/from").asText()).isEqualTo("2026-02-21T00:00:00Z");
        assertThat(data.at("/exclude/0/reason").asText()).isEqualTo("data-quality episode e0");
        assertThat(data.at("/evidence/0/metric").asText()).isEqualTo("rmse");
        assertThat(data.at("/evidence/0/value").asDouble()).isEqualTo(2.0);
        assertThat(data.at("/evidence/0").has("feature")).isFalse();
    }

    @Test
    void givesRowNumbersNoDate() {
        TriggerEvent event = TriggerEvent.of(Messages.trigger("t1", "fraud", Clock.ROWS));

        assertThat(event.attributes()).doesNotContainKey("time");
        assertThat(event.data().get("trainTo").asLong()).isEqualTo(Messages.OPENED.toEpochMilli());
    }

    @Test
    void encodesHeadersThatAreNotPlainAscii() {
        TriggerEvent event = TriggerEvent.of(Messages.trigger("t1", "Zürich 100%", Clock.TIME));

        assertThat(event.headers())
                .containsEntry("ce-subject", "Z%C3%BCrich%20100%25")
                .containsEntry("ce-id", "t1")
                .containsEntry("ce-specversion", "1.0")
                .doesNotContainKey("ce-datacontenttype");
        assertThat(event.structured().get("subject").asText()).isEqualTo("Zürich 100%");
    }
}
