package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.KnownLabel;

/**
 * A label on its way to the label join.
 *
 * @param eventTime when it became known, in milliseconds
 * @param number the label as a number; NaN if it is no number
 * @param text the label as canonical text
 */
public record LabelArrival(
        long idHigh,
        long idLow,
        long eventTime,
        int partition,
        long offset,
        double number,
        String text) {
    public KnownLabel toLabel() {
        return new KnownLabel(eventTime, partition, offset, number, text);
    }
}
