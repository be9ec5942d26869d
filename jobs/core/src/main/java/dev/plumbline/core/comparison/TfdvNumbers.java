package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.TreeSet;

/**
 * TensorFlow Data Validation's Jensen–Shannon divergence of numbers, base 2: ten bins of equal
 * width over each side's own range, split evenly where the other side's limits cut them. A side of
 * one value is a bin of its own; NaN never match, nor do infinities.
 */
final class TfdvNumbers {
    private static final int BINS = 10;
    private static final double LN_2 = Math.log(2);

    /** One side's histogram. */
    private record Histogram(double[] limits, Boxes counts) {

        /** The counts between two neighbouring limits of either side. */
        double[] part(double from, double to) {
            for (int bin = 0; bin + 1 < limits.length; bin++) {
                if (limits[bin] <= from && to <= limits[bin + 1]) {
                    double share = (to - from) / (limits[bin + 1] - limits[bin]);
                    return new double[] {
                        share * counts.least()[bin],
                        share * counts.guess()[bin],
                        share * counts.most()[bin]
                    };
                }
            }
            return new double[3];
        }

        boolean isPoint() {
            return limits.length == 1;
        }
    }

    private TfdvNumbers() {}

    static Figure jensenShannon(Sides sides) {
        if (!sides.has(CellKind.EQUAL_WIDTH)) {
            return Figure.none(NannymlNumbers.NO_CELLS);
        }
        CompanionBins cells = sides.bins(CellKind.EQUAL_WIDTH);
        CellPair counts = sides.cells(CellKind.EQUAL_WIDTH);
        NumericProfile before = sides.baselineNumbers();
        NumericProfile now = sides.windowNumbers();
        Histogram left = histogram(before, cells, counts.baseline());
        Histogram right = histogram(now, cells, counts.window());
        double m = before.present() + before.nan() + before.infinite();
        double n = now.present() + now.nan() + now.infinite();
        Range aligned = aligned(left, right, m, n);
        double apart = ((m - before.present()) / m + (n - now.present()) / n) / 2 * LN_2;
        return aligned.plus(new Range(apart, apart, apart))
                .mapped(nats -> Math.max(0, Math.min(1, nats / LN_2)))
                .figure();
    }

    private static Histogram histogram(NumericProfile side, CompanionBins cells, long[] counts) {
        if (side.min() == side.max()) {
            return new Histogram(new double[] {side.min()}, Boxes.exact((double) side.present()));
        }
        double[] limits = CompanionBins.linspace(side.min(), side.max(), BINS);
        MovingBins bins = new MovingBins(cells, counts, side.min(), side.max());
        return new Histogram(limits, bins.between(limits));
    }

    private static Range aligned(Histogram left, Histogram right, double m, double n) {
        Divergence divergence = Divergence.JENSEN_SHANNON;
        if (left.isPoint() || right.isPoint()) {
            boolean same = left.isPoint() && right.isPoint() && left.limits[0] == right.limits[0];
            double p = left.isPoint() ? left.counts.guess()[0] / m : share(left, m);
            double q = right.isPoint() ? right.counts.guess()[0] / n : share(right, n);
            double value =
                    same ? divergence.term(p, q) : divergence.term(p, 0) + divergence.term(0, q);
            return new Range(value, value, value);
        }
        TreeSet<Double> limits = new TreeSet<>();
        for (double limit : left.limits) {
            limits.add(limit);
        }
        for (double limit : right.limits) {
            limits.add(limit);
        }
        double[] union = limits.stream().mapToDouble(Double::doubleValue).toArray();
        return divergence.sum(parts(left, union, m), parts(right, union, n));
    }

    private static double share(Histogram side, double total) {
        double rows = 0;
        for (double count : side.counts.guess()) {
            rows += count;
        }
        return rows / total;
    }

    private static Boxes parts(Histogram side, double[] union, double total) {
        int bins = union.length - 1;
        double[] least = new double[bins];
        double[] guess = new double[bins];
        double[] most = new double[bins];
        for (int i = 0; i < bins; i++) {
            double[] part = side.part(union[i], union[i + 1]);
            least[i] = part[0] / total;
            guess[i] = part[1] / total;
            most[i] = part[2] / total;
        }
        return new Boxes(least, guess, most);
    }
}
