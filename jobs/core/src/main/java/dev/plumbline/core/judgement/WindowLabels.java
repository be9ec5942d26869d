package dev.plumbline.core.judgement;

import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;

/**
 * The labels of a window, and whether they are enough to judge by.
 *
 * @param tally labelled rows; of a classification they are the labels too
 * @param numbers labels of a regression
 */
record WindowLabels(PerformanceTally tally, TargetTally numbers) {
    /** Returns the labels in a baseline's cells. */
    FeatureProfile profile(Bins bins) {
        return bins instanceof NumericBins numeric
                ? numbers.profile(numeric)
                : classes((CategoryBins) bins, (ClassificationTally) tally);
    }

    private static CategoryProfile classes(CategoryBins bins, ClassificationTally tally) {
        long[] counts = new long[bins.cells()];
        long known = 0;
        for (int cell = 0; cell < bins.unseen(); cell++) {
            counts[cell] = tally.labelled(bins.categories().get(cell));
            known += counts[cell];
        }
        counts[bins.unseen()] = tally.labelled() - known;
        return CategoryProfile.restore(bins, counts, 0, 0);
    }

    /**
     * Returns a measurement of the labels, without a verdict where they cannot speak for the rest.
     *
     * @param leastCoverage share of the predictions that must have a label
     * @param predictedRows predictions of the window, labelled or not
     * @param unjudgeable why else they cannot; null if they do
     */
    Measurement held(
            Measurement measured, double leastCoverage, long predictedRows, String unjudgeable) {
        if (measured.verdict() != Verdict.OK && measured.verdict() != Verdict.DRIFT) {
            return measured;
        }
        String own = obstacle(leastCoverage, predictedRows);
        String obstacle = own == null ? unjudgeable : own;
        return obstacle == null ? measured : measured.with(Verdict.INSUFFICIENT_DATA, obstacle);
    }

    /** Null if nothing stands in the way of a verdict. */
    private String obstacle(double leastCoverage, long predictedRows) {
        if (tally instanceof ClassificationTally classes && classes.labelledOther() > 0) {
            return "needs at most %d distinct labels, got more"
                    .formatted(ClassificationTally.MOST_TEXTS);
        }
        return tally.labelled() < leastCoverage * predictedRows
                ? Reasons.tooFewLabels(leastCoverage, tally.labelled(), predictedRows)
                : null;
    }
}
