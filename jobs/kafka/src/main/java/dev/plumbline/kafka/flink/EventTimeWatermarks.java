package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.ErrorClass;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * Tells event time per partition. Records without a readable time, or with one too far beyond their
 * Kafka timestamp, neither move the watermark nor count as activity: a partition full of garbage
 * holds nothing up and drives nothing on.
 */
public final class EventTimeWatermarks {
    private EventTimeWatermarks() {}

    /**
     * Returns the strategy for a source of raw records.
     *
     * @param outOfOrderness how far a record may come behind the latest of its own partition
     * @param maxAhead how far an event time may lie beyond the record's Kafka timestamp
     * @param idleness wall-clock time after which a silent partition is not waited for; zero waits
     *     for ever
     */
    public static WatermarkStrategy<RawRecord> strategy(
            Duration outOfOrderness, Duration maxAhead, Duration idleness) {
        return WatermarkStrategy.<RawRecord>forGenerator(
                        context -> generator(context, outOfOrderness, maxAhead, idleness))
                .withTimestampAssigner((record, kafkaTimestamp) -> record.eventTime());
    }

    /** Whether a record claims an event time that cannot have happened when it was written. */
    public static boolean isFuture(RawRecord record, Duration maxAhead) {
        return record.hasTime() && record.eventTime() > latest(record, maxAhead);
    }

    /** Says of a record for which {@link #isFuture} holds why it is not used. */
    public static UndecodableRecord futureTime(RawRecord record, Duration maxAhead) {
        return new UndecodableRecord(
                ErrorClass.FUTURE_TIME,
                "event time must lie at most %s beyond the Kafka timestamp, got %d against %d"
                        .formatted(maxAhead, record.eventTime(), record.kafkaTimestamp()));
    }

    private static long latest(RawRecord record, Duration maxAhead) {
        long sum = record.kafkaTimestamp() + maxAhead.toMillis();
        return sum < record.kafkaTimestamp() ? Long.MAX_VALUE : sum;
    }

    private static WatermarkGenerator<RawRecord> generator(
            WatermarkGeneratorSupplier.Context context,
            Duration outOfOrderness,
            Duration maxAhead,
            Duration idleness) {
        WatermarkGenerator<RawRecord> bounded =
                new BoundedOutOfOrdernessWatermarks<>(outOfOrderness);
        WatermarkGenerator<RawRecord> inner =
                idleness.isZero()
                        ? bounded
                        : new WatermarksWithIdleness<>(
                                bounded, idleness, context.getInputActivityClock());
        return new UsableOnly(inner, maxAhead);
    }

    private record UsableOnly(WatermarkGenerator<RawRecord> inner, Duration maxAhead)
            implements WatermarkGenerator<RawRecord> {
        @Override
        public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
            if (record.hasTime() && !isFuture(record, maxAhead)) {
                inner.onEvent(record, timestamp, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            inner.onPeriodicEmit(output);
        }
    }
}
