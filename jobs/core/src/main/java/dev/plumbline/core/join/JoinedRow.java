package dev.plumbline.core.join;

/**
 * What the label join knows of one prediction: enough to score it when its label comes, and no
 * more.
 *
 * @param reference stands for model, version, role, segment, baseline and monitor
 * @param eventTime of the prediction, in milliseconds
 * @param horizon a label counts if it became known at most this long after, in milliseconds
 * @param tick label times are told apart only by this many milliseconds; at least 1
 * @param score regression: the predicted value; binary: probability of the positive class; NaN if
 *     there is none
 * @param scoreCell cell of the score in the baseline's grid; -1 if there is none
 * @param predictedClass position in the baseline's classes; -1 if it is not among them; -2 for
 *     regression
 * @param partition of the prediction
 * @param offset of the prediction
 */
public record JoinedRow(
        long reference,
        long eventTime,
        long horizon,
        long tick,
        double score,
        int scoreCell,
        int predictedClass,
        int partition,
        long offset) {
    /** Marks a regression in {@link #predictedClass}. */
    public static final int REGRESSION = -2;

    /** Last label time that counts. */
    public long deadline() {
        return eventTime + horizon;
    }

    /**
     * Of two predictions of one version for one id the earlier counts, so a repeat changes nothing.
     */
    boolean precedes(JoinedRow other) {
        if (eventTime != other.eventTime) {
            return eventTime < other.eventTime;
        }
        return partition != other.partition ? partition < other.partition : offset < other.offset;
    }
}
