package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.HourOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The windows of one length over the evaluation set: how many rows each had in which bucket, and
 * the sum of their rank scores per slot.
 *
 * <p>λ = Σ n (z̄ − μ)² / σ² / (W − B) over W windows of n rows with mean score z̄, where μ and σ²
 * are the mean and variance of the buckets' rows, mixed as the window's values are expected to fall
 * on them, and B counts the means that were fitted: the filled buckets, or fewer where a window
 * spans several. A row-level λ would miss what moves a whole hour at once.
 */
final class SeasonWindows {
    /** Eight weeks of ten minutes are 8,064; windows beyond it are thinned out evenly. */
    private static final int MOST = 12_000;

    /** The first and the last window serve if the evaluation reaches over this share of them. */
    private static final double LEAST_COVER = 0.9;

    /** Sums are of whole numbers, so that the order of rows cannot show. */
    private static final double SCALE = 1 << 20;

    /**
     * Where windows begin.
     *
     * @param millis their length
     * @param offset an event time at which one begins
     */
    record Grid(long millis, long offset) {}

    private static final class Sums {
        final Map<Integer, Integer> rowsPerBucket = new TreeMap<>();
        final long[] scores;
        final int[] rows;

        Sums(int slots) {
            scores = new long[slots];
            rows = new int[slots];
        }
    }

    private final Grid grid;
    private final List<SlotPlan> slots;
    private final TreeMap<Long, Sums> windows = new TreeMap<>();

    /** Every so many windows one is kept. */
    private long stride = 1;

    private long lastNumber = Long.MIN_VALUE;
    private Sums last;

    SeasonWindows(Grid grid, List<SlotPlan> slots) {
        this.grid = grid;
        this.slots = slots;
    }

    long millis() {
        return grid.millis;
    }

    /** Bytes of the sums over an evaluation set of this length, at most, about. */
    long mostBytes(long evaluationMillis) {
        long kept = Math.min(MOST, 1 + evaluationMillis / grid.millis);
        return kept * slots.size() * (Long.BYTES + Integer.BYTES);
    }

    void add(long millis, int bucket, int[] row) {
        long number = Math.floorDiv(millis - grid.offset, grid.millis);
        if (number != lastNumber) {
            lastNumber = number;
            last = sums(number);
        }
        if (last == null) {
            return;
        }
        last.rowsPerBucket.merge(bucket, 1, Integer::sum);
        for (int slot = 0; slot < row.length; slot++) {
            if (row[slot] >= 0) {
                last.rows[slot]++;
                last.scores[slot] += Math.round(slots.get(slot).rankScore(row[slot]) * SCALE);
            }
        }
    }

    private Sums sums(long number) {
        if (Math.floorMod(number, stride) != 0) {
            return null;
        }
        Sums sums = windows.computeIfAbsent(number, unseen -> new Sums(slots.size()));
        while (windows.size() > MOST) {
            // coprime to the hours of a week, so that every bucket keeps its share
            stride *= 5;
            windows.keySet().removeIf(kept -> Math.floorMod(kept, stride) != 0);
        }
        return windows.get(number) == sums ? sums : null;
    }

    Dependence dependence(int slot, BucketScores expected, long from, long to) {
        double terms = 0;
        long rows = 0;
        int counted = 0;
        for (Map.Entry<Long, Sums> entry : windows.entrySet()) {
            Sums sums = entry.getValue();
            double variance = variance(sums, expected);
            if (sums.rows[slot] > 0 && isWhole(entry.getKey(), from, to) && variance > 0) {
                double mean = sums.scores[slot] / SCALE / sums.rows[slot];
                double distance = mean - mean(sums, expected);
                terms += sums.rows[slot] * distance * distance / variance;
                rows += sums.rows[slot];
                counted++;
            }
        }
        int freedom = counted - fitted(expected.filled());
        if (freedom < 1) {
            return new Dependence(1, counted == 0 ? 0 : (double) rows / counted, 0);
        }
        return new Dependence(Math.max(1, terms / freedom), (double) rows / counted, freedom + 1);
    }

    /**
     * Returns how much more the number of rows in no cell varies than if they were independent: Σ
     * (x − E)² / Σ V · W / (W − B), at least 1, over windows with x such rows where their buckets'
     * shares give E with variance V. Sums before the ratio, so that hours with next to none do not
     * count as much as those with many. 1 where nothing is known.
     *
     * @param shares of rows in no cell, per bucket
     */
    double faultLambda(int slot, double[] shares, long from, long to) {
        double squares = 0;
        double variances = 0;
        int counted = 0;
        for (Map.Entry<Long, Sums> entry : windows.entrySet()) {
            Sums sums = entry.getValue();
            double expected = 0;
            double variance = 0;
            long rows = 0;
            for (Map.Entry<Integer, Integer> part : sums.rowsPerBucket.entrySet()) {
                double share = shares[part.getKey()];
                rows += part.getValue();
                expected += part.getValue() * share;
                variance += part.getValue() * share * (1 - share);
            }
            if (isWhole(entry.getKey(), from, to) && variance > 0) {
                double distance = rows - sums.rows[slot] - expected;
                squares += distance * distance;
                variances += variance;
                counted++;
            }
        }
        int freedom = counted - fitted((int) Arrays.stream(shares).filter(s -> s > 0).count());
        return freedom < 1 ? 1 : Math.max(1, squares / variances * counted / freedom);
    }

    private boolean isWhole(long number, long from, long to) {
        long start = grid.offset + number * grid.millis;
        long covered = Math.min(to, start + grid.millis) - Math.max(from, start);
        return covered >= LEAST_COVER * grid.millis;
    }

    /** Means that were fitted: one per filled bucket, or fewer where a window spans several. */
    private int fitted(int filled) {
        double hours = Math.max(1, (double) grid.millis / HourOfWeek.HOUR);
        return (int) Math.ceil(filled / hours);
    }

    private static double mean(Sums sums, BucketScores expected) {
        return mixed(sums, expected.presence, expected.mean);
    }

    private static double variance(Sums sums, BucketScores expected) {
        double mean = mean(sums, expected);
        double variance = mixed(sums, expected.presence, expected.square) - mean * mean;
        // rounding alone, where all rows of the hour stand in one cell
        return variance > 1e-9 ? variance : 0;
    }

    /** By the values that a window's rows are expected to have in each bucket. */
    private static double mixed(Sums sums, double[] presence, double[] perBucket) {
        double mixed = 0;
        double total = 0;
        for (Map.Entry<Integer, Integer> part : sums.rowsPerBucket.entrySet()) {
            double values = part.getValue() * presence[part.getKey()];
            mixed += values * perBucket[part.getKey()];
            total += values;
        }
        return total == 0 ? 0 : mixed / total;
    }
}
