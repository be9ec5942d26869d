package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts rows whose labels are not known, in constant space. Not thread-safe. */
public interface EstimateCount {
    /**
     * Counts one row of a binary model or a regression.
     *
     * @param row its values, outputs included
     * @param output score of the positive class, or the predicted value; a row without a finite one
     *     is passed over
     * @param decision {@link Decision#NONE} for a regression
     */
    void add(FeatureRow row, double output, Decision decision);

    /**
     * Counts one row of a model of several classes; other models have none.
     *
     * @param scores by class, as the model states them; a row without a finite one for each is
     *     passed over
     * @param decided number of the class that the model decided on; −1 for none
     */
    default void add(double[] scores, int decided) {}

    /**
     * Counts once more the row that another count of the same estimator was given last, without
     * working out again what it says.
     */
    void addAgain(EstimateCount counted);

    /** Whether no row was counted. */
    boolean isEmpty();

    /** Returns this count in bytes that begin with their own version. */
    byte[] toBytes();
}
