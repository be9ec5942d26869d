package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.performance.DummyModel;
import dev.plumbline.core.performance.Intervals;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;
import java.util.List;

/**
 * Shows what mean absolute error a regression's window would have got from always predicting the
 * evaluation set's median label, or a segment's where that has labels of its own. The value is the
 * boundary of the baseline's label cells that lies next to the median, for then every label of a
 * cell is on one side of it and counts and sums by cell give the error exactly.
 */
final class MedianTwin {
    private MedianTwin() {}

    /**
     * Returns the measurement.
     *
     * @param evaluated labels that the window's are held to
     * @param labels of the window, as they came or in the cells of those
     * @return nothing unless numeric labels were evaluated and the window has some
     */
    static List<Measurement> measure(FeatureBaseline evaluated, TargetTally labels) {
        return evaluated.profile() instanceof NumericProfile held
                        && !labels.isEmpty()
                        && held.present() > 0
                        && held.bins().cells() > 1
                ? measure(nextToMedian(held), labels.profile(held.bins()))
                : List.of();
    }

    /** Returns the boundary with as many labels below it as above, or nearly so. */
    private static int nextToMedian(NumericProfile held) {
        long[] counts = held.counts();
        long below = 0;
        long least = Long.MAX_VALUE;
        int next = 0;
        for (int boundary = 0; boundary < counts.length - 1; boundary++) {
            below += counts[boundary];
            long uneven = Math.abs(2 * below - held.present());
            if (uneven < least) {
                least = uneven;
                next = boundary;
            }
        }
        return next;
    }

    private static List<Measurement> measure(int boundary, NumericProfile window) {
        long n = window.present();
        if (n <= 0) {
            return List.of();
        }
        NumericBins bins = window.bins();
        double constant = bins.boundary(boundary);
        double[] means = window.cellMeans();
        long[] counts = window.counts();
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            sum += counts[cell] == 0 ? 0 : counts[cell] * Math.abs(means[cell] - constant);
        }
        double error = sum / n;
        double away = window.mean() - constant;
        double variance = Math.max(0, window.variance() + away * away - error * error);
        return List.of(
                Measurement.of(PerformanceMetric.MAE.text() + DummyModel.SUFFIX, null)
                        .value(SignificantDigits.round(error))
                        .interval(
                                Intervals.normal(
                                        error,
                                        n < 2 ? Double.NaN : Math.sqrt(variance / (n - 1)),
                                        0,
                                        Double.POSITIVE_INFINITY))
                        .rows(n)
                        .verdict(
                                Verdict.NOT_APPLICABLE,
                                "displayed; always " + SignificantDigits.round(constant)));
    }
}
