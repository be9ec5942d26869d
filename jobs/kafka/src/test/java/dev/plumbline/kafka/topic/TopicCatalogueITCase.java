package dev.plumbline.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.kafka.KafkaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCatalogueITCase {
    private static final short ONE = 1;

    @TempDir static Path folder;
    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        admin = Admin.create(KafkaSettings.of(broker.bootstrapServers()).admin());
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void createsEveryTopicAndFindsThemAgainWithoutComplaint() throws Exception {
        Topics topics = Topics.prefixed("all");

        assertThat(TopicCatalogue.create(admin, topics, 3, ONE)).isEmpty();
        assertThat(TopicCatalogue.create(admin, topics, 3, ONE)).isEmpty();

        assertThat(admin.listTopics().names().get()).containsAll(topics.all());
        assertThat(setting(topics.predictions(), "message.timestamp.type"))
                .isEqualTo("LogAppendTime");
        assertThat(setting(topics.baselines(), "cleanup.policy")).isEqualTo("compact");
        assertThat(setting(topics.baselines(), "compression.type")).isEqualTo("zstd");
        assertThat(setting(topics.alerts(), "cleanup.policy")).isEqualTo("compact,delete");
        assertThat(partitions(topics.predictions())).isEqualTo(3);
        assertThat(partitions(topics.deployments())).isEqualTo(1);
    }

    @Test
    void saysHowAnExistingTopicDiffersAndLeavesItAlone() throws Exception {
        Topics topics = Topics.prefixed("old");
        admin.createTopics(
                        List.of(
                                new NewTopic(topics.monitors(), 2, ONE)
                                        .configs(Map.of("cleanup.policy", "delete"))))
                .all()
                .get();

        List<TopicMismatch> mismatches = TopicCatalogue.create(admin, topics, 1, ONE);

        assertThat(mismatches)
                .contains(
                        new TopicMismatch(topics.monitors(), "partitions", "1", "2"),
                        new TopicMismatch(topics.monitors(), "cleanup.policy", "compact", "delete"))
                .allMatch(mismatch -> mismatch.topic().equals(topics.monitors()));
        assertThat(partitions(topics.monitors())).isEqualTo(2);
    }

    @Test
    void namesTheTopicThatABrokerRefuses() {
        Topics topics = Topics.prefixed("too-many");
        assertThatThrownBy(() -> TopicCatalogue.create(admin, topics, 1, (short) 5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(topics.features());
    }

    private static String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(name).value();
    }

    private static int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }
}
