package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.KafkaSettings;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a topic as it is: bytes, coordinates and the peeked event time. Nothing in it can fail on a
 * record, so garbage reaches the operator that dead-letters it.
 */
public final class RawRecordSource {
    private static final String DISCOVERY_MILLIS = "10000";

    private RawRecordSource() {}

    /**
     * An unbounded source, as {@link #of(KafkaSettings, String, String, EventTimePeek, boolean)}.
     */
    public static KafkaSource<RawRecord> of(
            KafkaSettings settings, String topic, String groupId, EventTimePeek peek) {
        return of(settings, topic, groupId, peek, false);
    }

    /**
     * A source of one topic from its earliest offsets; a restored job goes on from its checkpoint.
     * Partitions that are added later are found within ten seconds and read from their beginning.
     *
     * @param groupId under which offsets are committed, for those who watch the lag
     * @param bounded true to end at the offsets that are the latest when the job starts
     */
    public static KafkaSource<RawRecord> of(
            KafkaSettings settings,
            String topic,
            String groupId,
            EventTimePeek peek,
            boolean bounded) {
        return of(settings, topic, groupId, peek, bounded, OffsetsInitializer.earliest());
    }

    /**
     * A source that goes on from its group's committed offsets where a job has lost its state, and
     * from the earliest where there are none: for a job that would otherwise do again what cannot
     * be taken back.
     */
    @SuppressWarnings("deprecation") // the connector's own signature asks for Kafka's old class
    public static KafkaSource<RawRecord> goingOn(
            KafkaSettings settings,
            String topic,
            String groupId,
            EventTimePeek peek,
            boolean bounded) {
        return of(
                settings,
                topic,
                groupId,
                peek,
                bounded,
                OffsetsInitializer.committedOffsets(
                        org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST));
    }

    private static KafkaSource<RawRecord> of(
            KafkaSettings settings,
            String topic,
            String groupId,
            EventTimePeek peek,
            boolean bounded,
            OffsetsInitializer start) {
        KafkaSourceBuilder<RawRecord> builder =
                KafkaSource.<RawRecord>builder()
                        .setProperties(settings.consumer(groupId))
                        .setProperty("partition.discovery.interval.ms", DISCOVERY_MILLIS)
                        .setTopics(topic)
                        .setStartingOffsets(start)
                        .setDeserializer(new WithCoordinates(peek));
        if (bounded) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return builder.build();
    }

    /** Keeps the bytes and notes where they stand. */
    private static final class WithCoordinates
            implements KafkaRecordDeserializationSchema<RawRecord> {
        private static final long serialVersionUID = 1L;

        private final EventTimePeek peek;

        WithCoordinates(EventTimePeek peek) {
            this.peek = peek;
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
            out.collect(
                    new RawRecord(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            peek.eventTime(record.value()),
                            record.value()));
        }

        @Override
        public TypeInformation<RawRecord> getProducedType() {
            return RawRecordSerializer.type();
        }
    }
}
