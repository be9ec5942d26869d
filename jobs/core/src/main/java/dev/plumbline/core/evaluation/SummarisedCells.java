package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.profile.NumericTotals;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Cells with estimated counts of a numeric feature that only a summary is left of. Count, missing
 * values, mean, deviation, minimum and maximum of the profile are the summary's own; counts per
 * cell are as good as the values that stand for the rows.
 */
final class SummarisedCells {
    private final NumberSummary summary;
    private final NumericBins bins;

    SummarisedCells(NumberSummary summary, FeatureContract contract) {
        this.summary = summary;
        double[] boundaries =
                summary.edges().length > 0 ? atEdges(contract) : chosen(contract).boundaries();
        this.bins = NumericBins.of(boundaries, summary.present() == 0 ? 0 : summary.mean());
    }

    private NumericBins chosen(FeatureContract contract) {
        DoubleStream ends =
                summary.present() == 0
                        ? DoubleStream.empty()
                        : missingEnds(summary.values(), summary.min(), summary.max());
        double[] proper =
                DoubleStream.concat(
                                DoubleStream.concat(Arrays.stream(summary.values()), ends)
                                        .filter(contract::allows),
                                declaredEnds(contract))
                        .toArray();
        return BaselineBins.numeric(proper);
    }

    private static DoubleStream missingEnds(double[] values, double min, double max) {
        return DoubleStream.of(min, max)
                .filter(end -> end < values[0] || end > values[values.length - 1])
                .distinct();
    }

    private static DoubleStream declaredEnds(FeatureContract contract) {
        return Stream.of(contract.min(), contract.max())
                .flatMap(Stream::ofNullable)
                .mapToDouble(Double::doubleValue)
                .distinct();
    }

    private double[] atEdges(FeatureContract contract) {
        TreeSet<Double> edges = new TreeSet<>();
        double from = contract.min() == null ? summary.min() : contract.min();
        double to = contract.max() == null ? summary.max() : contract.max();
        edges.add(from + 0.0);
        edges.add(Math.nextUp(to));
        Arrays.stream(summary.edges()).filter(edge -> edge > from && edge < to).forEach(edges::add);
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    NumericProfile profile() {
        NumericProfile sample = bins.emptyProfile();
        Arrays.stream(summary.values()).forEach(sample::add);
        long[] counts = apportioned(sample.counts(), summary.present());
        double n = summary.present();
        double variance = summary.deviation() * summary.deviation();
        boolean some = summary.present() > 0;
        NumericTotals totals =
                new NumericTotals(
                        counts,
                        sums(counts, sample.cellMeans()),
                        new double[counts.length],
                        some ? n * variance : 0,
                        0,
                        some ? summary.min() : Double.POSITIVE_INFINITY,
                        some ? summary.max() : Double.NEGATIVE_INFINITY,
                        summary.missing(),
                        0,
                        0,
                        0,
                        0);
        return NumericProfile.restore(bins, totals.rounded(NumericCount.DIGITS_PER_SUM));
    }

    /**
     * Divides so many rows in the ratio of the counts, so that every running sum is within one
     * half.
     */
    static long[] apportioned(long[] counts, long rows) {
        long of = Arrays.stream(counts).sum();
        long[] result = new long[counts.length];
        long seen = 0;
        long given = 0;
        for (int cell = 0; cell < counts.length && of > 0; cell++) {
            seen += counts[cell];
            long upTo = of == rows ? seen : Math.round((double) seen / of * rows);
            result[cell] = upTo - given;
            given = upTo;
        }
        return result;
    }

    /**
     * Returns Σ(x − mean) per cell. The estimated cell means are moved towards one side of their
     * cells until all rows have the mean that is known exactly; where cells are too narrow for
     * that, such as those of whole numbers, all are moved alike.
     */
    private double[] sums(long[] counts, double[] means) {
        double[] sums = new double[counts.length];
        double total = 0;
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = counts[cell] == 0 ? 0 : counts[cell] * (means[cell] - bins.origin());
            total += sums[cell];
        }
        if (summary.present() == 0) {
            return sums;
        }
        boolean upwards = total < 0;
        double[] room = new double[counts.length];
        for (int cell = 0; cell < sums.length; cell++) {
            double end = (upwards ? upper(cell) : lower(cell)) - bins.origin();
            room[cell] = counts[cell] == 0 ? 0 : counts[cell] * end - sums[cell];
        }
        double all = Arrays.stream(room).sum();
        double share = all == 0 ? 0 : Math.min(1, Math.max(0, -total / all));
        double left = total + share * all;
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] += share * room[cell] - left * counts[cell] / summary.present();
        }
        return sums;
    }

    private double lower(int cell) {
        double boundary = cell == 0 ? summary.min() : bins.boundary(cell - 1);
        return Math.max(boundary, summary.min());
    }

    private double upper(int cell) {
        double boundary = cell == bins.cells() - 1 ? summary.max() : bins.boundary(cell);
        return Math.min(boundary, summary.max());
    }
}
