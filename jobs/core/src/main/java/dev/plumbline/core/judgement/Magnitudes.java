package dev.plumbline.core.judgement;

import dev.plumbline.core.evaluation.CoarseCells;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.RankRatio;
import java.util.Arrays;

/**
 * How large values are and how far they spread, cell by cell.
 *
 * @param means per cell; infinite in an empty one
 * @param counts rows per cell
 * @param variance of all values, in squared units; 0 of a constant
 * @param lambda so many rows tell as much as one independent row, at least 1
 */
record Magnitudes(double[] means, long[] counts, double variance, double lambda) {

    static Magnitudes of(NumericProfile profile, double lambda) {
        return new Magnitudes(cellMeans(profile), profile.counts(), profile.variance(), lambda);
    }

    /**
     * Returns the magnitudes of other rows of the same evaluation set, as if each had the mean of
     * its group. So their variance is that between groups.
     *
     * @param groupCounts of those rows
     */
    Magnitudes at(CoarseCells groups, long[] groupCounts, double lambdaOfThem) {
        double[] sums = new double[groups.size()];
        long[] all = groups.fold(counts);
        for (int cell = 0; cell < counts.length; cell++) {
            sums[groups.groupOf(cell)] += counts[cell] == 0 ? 0 : counts[cell] * means[cell];
        }
        double[] groupMeans = new double[sums.length];
        for (int group = 0; group < sums.length; group++) {
            groupMeans[group] =
                    all[group] == 0 ? Double.POSITIVE_INFINITY : sums[group] / all[group];
        }
        return new Magnitudes(
                groupMeans, groupCounts, variance(groupMeans, groupCounts), lambdaOfThem);
    }

    private static double variance(double[] means, long[] counts) {
        double rows = Arrays.stream(counts).sum();
        double mean = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            mean += counts[cell] == 0 ? 0 : counts[cell] / rows * means[cell];
        }
        double variance = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double away = counts[cell] == 0 ? 0 : means[cell] - mean;
            variance += counts[cell] / rows * away * away;
        }
        return variance;
    }

    RankRatio ranks() {
        return RankRatio.of(means, counts);
    }

    long present() {
        return Arrays.stream(counts).sum();
    }

    /** Share of positive values among those that are not zero, or nearly. */
    double positive() {
        double above = 0;
        double all = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            above += means[cell] > 0 ? counts[cell] : 0;
            all += means[cell] == 0 ? 0 : counts[cell];
        }
        return above / all;
    }

    /** Means within their cells: those of a baseline keep four digits of the way from its mean. */
    private static double[] cellMeans(NumericProfile profile) {
        NumericBins bins = profile.bins();
        double[] means = profile.cellMeans();
        for (int cell = 0; cell < means.length; cell++) {
            // of an empty cell, or of values whose sum is beyond doubles
            means[cell] = Double.isNaN(means[cell]) ? Double.POSITIVE_INFINITY : means[cell];
        }
        for (int cell = 1; cell + 1 < means.length; cell++) {
            double least = bins.boundary(cell - 1);
            double most = Math.nextDown(bins.boundary(cell));
            means[cell] = Math.max(least, Math.min(most, means[cell]));
        }
        return means;
    }
}
