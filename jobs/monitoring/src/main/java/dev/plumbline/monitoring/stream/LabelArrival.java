package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.KnownLabel;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A label on its way to the label join.
 *
 * @param eventTime when it became known, in milliseconds
 * @param number the label as a number; NaN if it is no number
 * @param text the label as canonical text
 * @param loggedAt the record's Kafka timestamp, in milliseconds
 * @param size bytes of the record's value
 */
@TypeInfo(LabelArrivalSerializer.TypeFactory.class)
public record LabelArrival(
        long idHigh,
        long idLow,
        long eventTime,
        int partition,
        long offset,
        double number,
        String text,
        long loggedAt,
        int size) {
    public KnownLabel toLabel() {
        return new KnownLabel(eventTime, partition, offset, number, text, loggedAt, size);
    }
}
