package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.JoinedRow;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A prediction on its way to the label join: a 128-bit hash of its id, and the fields of a {@link
 * JoinedRow}. Flat, because it is the one record per prediction that crosses the network.
 *
 * @param loggedAt the record's Kafka timestamp, in milliseconds
 * @param size bytes of the record's value
 * @param inOrder whether its error is to be read in the order of event time
 * @param distribution what the prediction said beyond one number; null for most
 */
@TypeInfo(AwaitingLabelSerializer.TypeFactory.class)
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
        long slices,
        long groups,
        long loggedAt,
        int size,
        boolean inOrder,
        byte[] distribution) {
    /** Makes one that says no more than one number. */
    public AwaitingLabel(
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
            long slices,
            long groups,
            long loggedAt,
            int size,
            boolean inOrder) {
        this(
                idHigh,
                idLow,
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
                slices,
                groups,
                loggedAt,
                size,
                inOrder,
                null);
    }

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
                slices,
                groups,
                inOrder,
                distribution);
    }
}
