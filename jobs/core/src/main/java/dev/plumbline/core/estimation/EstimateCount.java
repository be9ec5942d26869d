package dev.plumbline.core.estimation;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.profile.FeatureRow;

/** Counts rows whose labels are not known, in constant space. Not thread-safe. */
public interface EstimateCount {
    /**
     * Counts one row.
     *
     * @param row its values, outputs included
     * @param output score of the positive class, or the predicted value; a row without a finite one
     *     is passed over
     * @param decision {@link Decision#NONE} for a regression
     */
    void add(FeatureRow row, double output, Decision decision);

    boolean isEmpty();

    /** Returns this count in bytes that begin with their own version. */
    byte[] toBytes();
}
