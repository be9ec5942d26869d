package dev.plumbline.core.join;

import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.slice.SliceCode;

/**
 * What the label join knows of one prediction: enough to score it when its label comes, and no
 * more.
 *
 * @param reference stands for model, version, role, segment, baseline and monitor
 * @param eventTime of the prediction, in milliseconds
 * @param horizon a label counts if it became known at most this long after, in milliseconds
 * @param tick event times are told apart only by this many milliseconds, of which a pane is a whole
 *     number; at least 1
 * @param byLabelTime whether it matters when, within the horizon, the label became known
 * @param score regression: the predicted value; binary: probability of the positive class; NaN if
 *     there is none
 * @param scoreCell cell of the score in the baseline's grid; {@link #NO_CELL} if there is none;
 *     {@link #REGRESSION}
 * @param predictedClass the class decided on as canonical text; empty for a regression
 * @param partition of the prediction
 * @param offset of the prediction
 * @param slices {@link dev.plumbline.core.slice.SliceCode}; {@link
 *     dev.plumbline.core.slice.SliceCode#NONE} where nobody asked for slices
 * @param groups {@link dev.plumbline.core.fairness.GroupCode}; {@link
 *     dev.plumbline.core.fairness.GroupCode#NONE} where nobody asked for fairness
 * @param inOrder whether its error is to be read in the order of event time
 * @param distribution what the prediction said beyond one number, compact ({@link
 *     dev.plumbline.core.performance.ScoreVectorLayout}, {@link
 *     dev.plumbline.core.performance.PredictedQuantiles}); null for most. It must not change, and
 *     rows are equal only where it is the same array
 */
public record JoinedRow(
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
        boolean inOrder,
        byte[] distribution) {
    /** A classification without a score, or without a baseline to place it in. */
    public static final int NO_CELL = -1;

    /** The score is a predicted value. */
    public static final int REGRESSION = -2;

    /**
     * Makes a row that says no more than one number, of a model without slices, protected groups
     * and detectors.
     */
    public JoinedRow(
            long reference,
            long eventTime,
            long horizon,
            long tick,
            boolean byLabelTime,
            double score,
            int scoreCell,
            String predictedClass,
            int partition,
            long offset) {
        this(
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
                SliceCode.NONE,
                GroupCode.NONE,
                false,
                null);
    }

    /** Whether the prediction is a value and no class. */
    public boolean isRegression() {
        return scoreCell == REGRESSION;
    }

    /** Last label time that counts. */
    public long deadline() {
        return eventTime + horizon;
    }

    /** Start of the tick that holds the prediction. */
    public long bucket() {
        return eventTime - Math.floorMod(eventTime, tick);
    }

    /**
     * First tick at which a label of this time is known; the least long if that does not matter.
     */
    public long knownBy(long labelTime) {
        return byLabelTime ? labelTime - Math.floorMod(labelTime, tick) + tick : Long.MIN_VALUE;
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
