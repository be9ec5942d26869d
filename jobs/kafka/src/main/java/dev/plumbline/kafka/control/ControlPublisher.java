package dev.plumbline.kafka.control;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.BaselineMessageCodec;
import dev.plumbline.kafka.codec.DeploymentCodec;
import dev.plumbline.kafka.codec.MonitorMessageCodec;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import dev.plumbline.kafka.topic.Topics;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Publishes control messages; each call returns when the broker has the message. Publish a baseline
 * before the deployment that refers to it.
 */
public final class ControlPublisher implements AutoCloseable {
    /** The least event time that a job reads: what is effective from then on always was. */
    public static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");

    private final BaselineMessageCodec baselineCodec = new BaselineMessageCodec();
    private final MonitorMessageCodec monitorCodec = new MonitorMessageCodec();
    private final DeploymentCodec deploymentCodec = new DeploymentCodec();
    private final KafkaSettings settings;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    public ControlPublisher(KafkaSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
        this.producer = new KafkaProducer<>(settings.producer("plumbline-control"));
    }

    /** Returns the message that publishes a baseline, with its checksum. */
    public static BaselineMessage messageOf(
            Baseline baseline, long revision, Instant effectiveFrom) {
        return Documents.message(baseline, revision, effectiveFrom);
    }

    /** Returns the message that publishes a monitor, with its checksum. */
    public static MonitorMessage messageOf(Monitor monitor, long revision, Instant effectiveFrom) {
        return Documents.message(monitor, revision, effectiveFrom);
    }

    /**
     * Publishes a baseline.
     *
     * @throws ControlUnavailable if the broker does not take it
     */
    public void publish(BaselineMessage message) {
        send(topics.baselines(), baselineCodec.key(message), baselineCodec.encode(message));
    }

    /**
     * Publishes a monitor.
     *
     * @throws ControlUnavailable if the broker does not take it
     */
    public void publish(MonitorMessage message) {
        send(topics.monitors(), monitorCodec.key(message), monitorCodec.encode(message));
    }

    /**
     * Publishes a deployment.
     *
     * @throws ControlUnavailable if the broker does not take it
     */
    public void publish(Deployment deployment) {
        send(
                topics.deployments(),
                deploymentCodec.key(deployment),
                deploymentCodec.encode(deployment));
    }

    private void send(String topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw unavailable(topic, "an interrupt", "publish it again", cancelled);
        } catch (ExecutionException failure) {
            throw failed(topic, failure.getCause());
        } catch (InterruptException cancelled) {
            throw cancelled;
        } catch (KafkaException failure) {
            throw failed(topic, failure);
        }
    }

    private ControlUnavailable failed(String topic, Throwable cause) {
        String wayOut =
                cause instanceof RecordTooLargeException
                        ? "put the baseline into a file that the jobs can read and publish its URI"
                        : "check the address and that the broker is up, and create the topics with `plumbline topics create`";
        return unavailable(topic, cause.getMessage(), wayOut, cause);
    }

    private ControlUnavailable unavailable(
            String topic, String found, String wayOut, Throwable cause) {
        return new ControlUnavailable(
                "the topic %s at %s must take the message, got: %s; %s"
                        .formatted(topic, settings.bootstrapServers(), found, wayOut),
                cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
