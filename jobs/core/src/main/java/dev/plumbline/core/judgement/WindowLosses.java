package dev.plumbline.core.judgement;

import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.risk.BoundedError;
import java.util.Optional;

/**
 * What a window's labelled rows lost: a wrong decision is a loss of 1, an error its share of the
 * cap. Errors are taken from their bins, whose counts are whole numbers, so that the sum is the
 * same to the last bit in whatever order labels and corrections came.
 *
 * @param sum from 0 to the rows
 * @param rows labelled rows that have a loss
 */
record WindowLosses(double sum, long rows) {
    static final WindowLosses NONE = new WindowLosses(0, 0);

    /**
     * Reads a tally.
     *
     * @param bounded how errors become losses; null for decisions
     * @return empty if the tally is of another task than the losses
     */
    static Optional<WindowLosses> of(PerformanceTally tally, BoundedError bounded) {
        if (tally instanceof ClassificationTally decisions && bounded == null) {
            return Optional.of(new WindowLosses(decisions.errors(), decisions.decided()));
        }
        if (tally instanceof RegressionTally errors && bounded != null) {
            return Optional.of(
                    errors.isBinned()
                            ? new WindowLosses(errors.bins().sum(bounded::loss), errors.labelled())
                            : NONE);
        }
        return Optional.empty();
    }

    /** The mean loss. */
    double mean() {
        return sum / rows;
    }
}
