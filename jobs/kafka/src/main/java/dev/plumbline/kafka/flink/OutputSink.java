package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
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
     */
    public static KafkaSink<OutputRecord> of(
            KafkaSettings settings, DeliveryGuarantee guarantee, String transactionalIdPrefix) {
        Properties producer = settings.producer(transactionalIdPrefix);
        // subtasks would share it, and Kafka complains of every namesake
        producer.remove("client.id");
        producer.put("transaction.timeout.ms", Long.toString(TRANSACTION_TIMEOUT.toMillis()));
        return KafkaSink.<OutputRecord>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new ByTopic())
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
    }

    private static final class ByTopic implements KafkaRecordSerializationSchema<OutputRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                OutputRecord record, KafkaSinkContext context, Long eventTime) {
            // Flink's event time is no Kafka timestamp: row numbers and years past would be lost
            Long stamp = record.timestamp() < 0 ? null : record.timestamp();
            return new ProducerRecord<>(record.topic(), null, stamp, record.key(), record.value());
        }
    }
}
