package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.training.TrainedVersion;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.BaselineMessageCodec;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishBaselineITCase {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void theJobsReadTheBaselineThatWasPublished() throws Exception {
        Dataset loan = Dataset.named("car-loan", null);
        Baseline baseline =
                TrainedVersion.evaluated(loan.monitor(), "7", loan.history().subList(0, 1_000));
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, BaselineDocument.toJson(baseline));

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            KafkaSettings settings = KafkaSettings.of(broker.bootstrapServers());
            try (Admin admin = Admin.create(settings.admin())) {
                TopicCatalogue.create(admin, Topics.defaults(), 1, (short) 1);
            }

            CommandRun run =
                    CommandRun.of(
                            "baseline",
                            "publish",
                            "--baseline",
                            file,
                            "--bootstrap-servers",
                            broker.bootstrapServers(),
                            "--effective-from",
                            "2024-05-01",
                            "--revision",
                            "12");

            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains(baseline.id()).contains("revision 12");
            BaselineMessage message = published(settings);
            assertThat(message.revision()).isEqualTo(12);
            assertThat(message.effectiveFrom()).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
            assertThat(message.baselineId()).isEqualTo(baseline.id());
            assertThat(message.modelVersion()).isEqualTo("7");
            assertThat(BaselineDocument.readText(message.document(), "message").id())
                    .isEqualTo(baseline.id());
        }
    }

    private static BaselineMessage published(KafkaSettings settings) throws Exception {
        TopicPartition partition = new TopicPartition(Topics.defaults().baselines(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(null))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(DEADLINE).records(partition);
            assertThat(records).hasSize(1);
            return new BaselineMessageCodec().decode(records.get(0).value());
        }
    }
}
