package dev.plumbline.core.event;

/**
 * What a classifier's scores must be to be taken as probabilities: the same of evaluation rows and
 * of predictions.
 */
public final class Probability {
    /** Scores of all classes may miss a sum of 1 by as much, so that rounded ones are none. */
    public static final double SUM_TOLERANCE = 1e-3;

    /** A sum of 32-bit floats may exceed 1 by as much. */
    public static final double TOLERANCE = 1e-6;

    private Probability() {}

    /** Returns whether a score is finite and from 0 to 1, within {@link #TOLERANCE}. */
    public static boolean is(double score) {
        return score >= -TOLERANCE && score <= 1 + TOLERANCE;
    }

    /** Returns whether the scores of all classes add up to 1, within {@link #SUM_TOLERANCE}. */
    public static boolean isWhole(double sum) {
        return Math.abs(sum - 1) <= SUM_TOLERANCE;
    }
}
