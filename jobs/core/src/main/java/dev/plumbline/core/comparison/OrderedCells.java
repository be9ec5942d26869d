package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.AndersonDarling;
import dev.plumbline.core.statistics.CramerVonMises;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
import dev.plumbline.core.statistics.Shares;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Rows per ascending cell of both sides, and what they say of the rows themselves.
 *
 * <p>Anywhere inside a cell the difference F − G lies between F before it − G after it and F after
 * it − G before it, so each cell bounds what its rows add to a statistic; a cell of one value hides
 * nothing.
 */
final class OrderedCells {
    private final long[] baseline;
    private final long[] window;
    private final IntPredicate holdsOneValue;
    private final double[] p;
    private final double[] q;

    /** F and G before each cell, and after the last. */
    private final double[] f;

    private final double[] g;

    OrderedCells(long[] baseline, long[] window, IntPredicate holdsOneValue) {
        this.baseline = baseline;
        this.window = window;
        this.holdsOneValue = holdsOneValue;
        this.p = Shares.of(baseline);
        this.q = Shares.of(window);
        this.f = cumulative(baseline);
        this.g = cumulative(window);
    }

    static OrderedCells of(Sides sides) {
        return new OrderedCells(
                sides.baseline().counts(),
                sides.window().counts(),
                sides.baselineNumbers().bins()::isAtom);
    }

    private static double[] cumulative(long[] counts) {
        double total = Arrays.stream(counts).sum();
        double[] below = new double[counts.length + 1];
        long rows = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            rows += counts[cell];
            below[cell + 1] = rows / total;
        }
        return below;
    }

    Figure kolmogorovSmirnov() {
        double distance = KolmogorovSmirnov.distance(p, q);
        double most = KolmogorovSmirnov.upperBound(p, q, holdsOneValue);
        return Figure.bounded(distance, most - distance);
    }

    Figure cramerVonMises() {
        double least = 0;
        double most = 0;
        for (int cell = 0; cell < p.length; cell++) {
            double share = pooled(cell);
            boolean exact = holdsOneValue.test(cell);
            double mean = (square(cell) + square(cell + 1)) / 2;
            least += share * (exact ? mean : leastSquare(cell));
            most += share * (exact ? mean : mostSquare(cell));
        }
        return Figure.between(rows() * least, CramerVonMises.of(baseline, window), rows() * most);
    }

    Figure andersonDarling() {
        double least = 0;
        double most = 0;
        double before = 0;
        double total = total(baseline) + total(window);
        double smaller = Math.min(total(baseline), total(window));
        PooledTail tail = new PooledTail(total, smaller);
        for (int cell = 0; cell < p.length; cell++) {
            double share = pooled(cell);
            double after = before + share;
            if (holdsOneValue.test(cell)) {
                double mean =
                        (tail.weighted(square(cell), before)
                                        + tail.weighted(square(cell + 1), after))
                                / 2;
                least += share * mean;
                most += share * mean;
            } else {
                least += share * tail.least(leastSquare(cell), before, after);
                most += share * tail.most(mostSquare(cell), before, after);
            }
            before = after;
        }
        double statistic = AndersonDarling.of(baseline, window).value();
        return Figure.between(rows() * least, statistic, rows() * most);
    }

    /** Bounds √(2 ∫ (F − G)² dx) around an estimate. */
    Figure energyDistance(double estimate, CellLimits limits) {
        double least = 0;
        double most = 0;
        for (int cell = 0; cell < p.length; cell++) {
            double width = Math.max(0, limits.to()[cell] - limits.from()[cell]);
            least += width * leastSquare(cell);
            most += width * mostSquare(cell);
            if (cell + 1 < p.length) {
                // between the cells' values F and G stay as they are
                double gap = Math.max(0, limits.from()[cell + 1] - limits.to()[cell]);
                least += gap * square(cell + 1);
                most += gap * square(cell + 1);
            }
        }
        return Figure.between(Math.sqrt(2 * least), estimate, Math.sqrt(2 * most));
    }

    /** (F − G)² before a cell. */
    private double square(int cell) {
        double difference = f[cell] - g[cell];
        return difference * difference;
    }

    private double leastSquare(int cell) {
        double low = f[cell] - g[cell + 1];
        double high = f[cell + 1] - g[cell];
        double nearest = low > 0 ? low : high < 0 ? high : 0;
        return nearest * nearest;
    }

    private double mostSquare(int cell) {
        double low = f[cell] - g[cell + 1];
        double high = f[cell + 1] - g[cell];
        return Math.max(low * low, high * high);
    }

    private double pooled(int cell) {
        return ((double) baseline[cell] + window[cell]) / (total(baseline) + total(window));
    }

    /** nm / (n + m). */
    private double rows() {
        double n = total(window);
        double m = total(baseline);
        return n * m / (n + m);
    }

    private static double total(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
