package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.JoinedRow;

/**
 * A prediction on its way to the label join: a 128-bit hash of its id, and the fields of a {@link
 * JoinedRow}. Flat, because it is the one record per prediction that crosses the network.
 */
public record AwaitingLabel(
        long idHigh,
        long idLow,
        long reference,
        long eventTime,
        long horizon,
        long tick,
        boolean byLabelTime,
        double score,
        int scoreCell,
        String predictedClass,
        int partition,
        long offset,
        long slices) {
    public JoinedRow toRow() {
        return new JoinedRow(
                reference,
                eventTime,
                horizon,
                tick,
                byLabelTime,
                score,
                scoreCell,
                predictedClass,
                partition,
                offset,
                slices);
    }
}
