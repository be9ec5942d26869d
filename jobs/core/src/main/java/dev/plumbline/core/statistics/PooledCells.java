package dev.plumbline.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Counts of both sides after the smallest cells were put together until each is expected to hold
 * enough rows on the smaller side. Never fewer than two cells remain where two hold rows, so a
 * window that left the baseline's cells altogether still shows.
 *
 * @param baseline rows per pooled cell, from the fewest pooled rows to the most
 * @param window rows per pooled cell
 * @param leastExpected smallest expected count on the smaller side; below the asked one only where
 *     two cells remain
 */
public record PooledCells(long[] baseline, long[] window, double leastExpected) {
    /** The customary least expected count for chi-square tails. */
    public static final double EXPECTED = 5;

    private record Cell(long baseline, long window, int order) {
        static final Comparator<Cell> SMALLEST_FIRST =
                Comparator.comparingLong(Cell::rows).thenComparingInt(Cell::order);

        long rows() {
            return baseline + window;
        }

        Cell with(Cell other) {
            return new Cell(
                    baseline + other.baseline, window + other.window, Math.min(order, other.order));
        }
    }

    /**
     * Pools cells whose order means nothing; cells empty on both sides are dropped.
     *
     * @param expected least expected count on the smaller side
     */
    public static PooledCells of(long[] baseline, long[] window, double expected) {
        Shares.requireRows(baseline, window);
        PriorityQueue<Cell> cells = new PriorityQueue<>(Cell.SMALLEST_FIRST);
        for (int cell = 0; cell < baseline.length; cell++) {
            if (baseline[cell] + window[cell] > 0) {
                cells.add(new Cell(baseline[cell], window[cell], cell));
            }
        }
        double m = Shares.total(baseline);
        double n = Shares.total(window);
        double smallerSide = Math.min(n, m) / (n + m);
        while (cells.size() > 2 && cells.peek().rows() * smallerSide < expected) {
            cells.add(cells.remove().with(cells.remove()));
        }
        Cell[] pooled = cells.toArray(Cell[]::new);
        Arrays.sort(pooled, Cell.SMALLEST_FIRST);
        return new PooledCells(
                Arrays.stream(pooled).mapToLong(Cell::baseline).toArray(),
                Arrays.stream(pooled).mapToLong(Cell::window).toArray(),
                pooled[0].rows() * smallerSide);
    }

    /** Returns how many cells are left after rare ones were put together. */
    public int cells() {
        return baseline.length;
    }
}
