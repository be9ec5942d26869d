package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes every output record to the topic that it names. */
public final class OutputSink {
    /** The longest that a broker allows by its default settings; Flink's own hour is refused. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    private OutputSink() {}

    /**
     * A sink with the given guarantee.
     *
     * @param guarantee EXACTLY_ONCE shows records to readers of committed records at each
     *     checkpoint; AT_LEAST_ONCE shows them at once and, after a failure, some of them again
     * @param transactionalIdPrefix unique among the sinks of a Kafka cluster, the same after a
     *     restart
     * @param topics every topic that a record may name, where a restarted sink looks for its open
     *     transactions; EXACTLY_ONCE needs at least one
     */
    public static KafkaSink<OutputRecord> of(
            KafkaSettings settings,
            DeliveryGuarantee guarantee,
            String transactionalIdPrefix,
            String... topics) {
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE && topics.length == 0) {
            throw new IllegalArgumentException(
                    "topics must name what the sink %s writes to, got none"
                            .formatted(transactionalIdPrefix));
        }
        Properties producer = settings.producer(transactionalIdPrefix);
        // subtasks would share it, and Kafka complains of every namesake
        producer.remove("client.id");
        producer.put("transaction.timeout.ms", Long.toString(TRANSACTION_TIMEOUT.toMillis()));
        return KafkaSink.<OutputRecord>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new ByTopic(List.of(topics)))
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
    }

    private record ByTopic(List<String> topics)
            implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                OutputRecord record, KafkaSinkContext context, Long eventTime) {
            // Flink's event time is no Kafka timestamp: row numbers and years past would be lost
            Long stamp = record.timestamp() < 0 ? null : record.timestamp();
            return new ProducerRecord<>(record.topic(), null, stamp, record.key(), record.value());
        }

        @Override
        public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
            return topics.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new DefaultKafkaDatasetFacet(
                                    DefaultKafkaDatasetIdentifier.ofTopics(topics)));
        }
    }
}
