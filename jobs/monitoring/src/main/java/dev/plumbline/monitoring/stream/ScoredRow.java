package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.join.ScoredLabel;

/**
 * A prediction that met its label, or a meeting taken back.
 *
 * @param bucket start of the prediction's tick, in event-time milliseconds
 * @param knownBy first tick at which the label is known; the least long if that does not matter
 * @param sign +1 or -1
 * @param delay how long after its prediction the label became known, in milliseconds
 * @param slices {@link dev.plumbline.core.slice.SliceCode}
 * @param groups {@link dev.plumbline.core.fairness.GroupCode}
 * @param offset event time of the prediction after the tick's start, in milliseconds
 * @param id hash of the prediction's id
 * @param inOrder whether its error is to be read in the order of event time and id
 * @param distribution what the prediction said beyond one number; null for most
 */
public record ScoredRow(
        long reference,
        long bucket,
        long knownBy,
        double score,
        int scoreCell,
        String predictedClass,
        double labelNumber,
        String labelText,
        int sign,
        long delay,
        long slices,
        long groups,
        long offset,
        int id,
        boolean inOrder,
        byte[] distribution) {
    /**
     * Makes a row of what the join says of a prediction.
     *
     * @param id hash of the prediction's id
     */
    public static ScoredRow of(ScoredLabel scored, int id) {
        long bucket = scored.prediction().bucket();
        return new ScoredRow(
                scored.prediction().reference(),
                bucket,
                scored.prediction().knownBy(scored.knownAt()),
                scored.prediction().score(),
                scored.prediction().scoreCell(),
                scored.prediction().predictedClass(),
                scored.label().number(),
                scored.label().text(),
                scored.sign(),
                scored.label().eventTime() - scored.prediction().eventTime(),
                scored.prediction().slices(),
                scored.prediction().groups(),
                scored.prediction().eventTime() - bucket,
                id,
                scored.prediction().inOrder(),
                scored.prediction().distribution());
    }

    public boolean isRegression() {
        return scoreCell == JoinedRow.REGRESSION;
    }

    /** Whether it can be counted: a regression's score and label must be numbers. */
    public boolean isCountable() {
        return !isRegression() || Double.isFinite(score) && Double.isFinite(labelNumber);
    }

    /** The class that the model decided on; null if on none, which is no wrong decision. */
    public String decided() {
        return predictedClass.isEmpty() ? null : predictedClass;
    }

    /** Whether it is right or wrong: a row without a decision is neither. */
    public boolean hasLoss() {
        return isRegression() ? Double.isFinite(loss()) : decided() != null;
    }

    /**
     * How wrong the answer was: the absolute error, or 1 for any class but the label and else 0.
     */
    public double loss() {
        if (!isRegression()) {
            return labelText.equals(decided()) ? 0 : 1;
        }
        double error = score - labelNumber;
        return error < 0 ? -error : error;
    }
}
