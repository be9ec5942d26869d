package dev.plumbline.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void hasTheDocumentedDefaults() {
        assertThat(Topics.defaults().all())
                .containsExactly(
                        "plumbline.features.v1",
                        "plumbline.predictions.v1",
                        "plumbline.labels.v1",
                        "plumbline.deployments.v1",
                        "plumbline.baselines.v1",
                        "plumbline.monitors.v1",
                        "plumbline.reports.v1",
                        "plumbline.alerts.v1",
                        "plumbline.retraining.v1",
                        "plumbline.dead-letters.v1",
                        "plumbline.unjoined.v1",
                        "plumbline.progress.v1");
    }

    @Test
    void definesEveryTopicOnce() {
        List<NewTopic> definitions = TopicCatalogue.definitions(Topics.defaults(), 4, (short) 3);
        assertThat(definitions)
                .extracting(NewTopic::name)
                .containsExactlyElementsOf(Topics.defaults().all());
        assertThat(definitions).allMatch(topic -> topic.replicationFactor() == 3);
    }
}
