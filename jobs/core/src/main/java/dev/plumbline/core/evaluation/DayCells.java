package dev.plumbline.core.evaluation;

import dev.plumbline.core.statistics.CellDispersion;
import dev.plumbline.core.statistics.WholeDayVariance;

/**
 * Rows of one feature per day and group of cells, of days that stand in for windows. Four bytes for
 * each.
 */
final class DayCells {
    private final Blocks.WholeDays days;
    private final int groups;
    private final int[] counts;

    DayCells(Blocks.WholeDays days, int groups) {
        this.days = days;
        this.groups = groups;
        this.counts = new int[days.numbers().length * groups];
    }

    void add(int day, int group) {
        counts[day * groups + group]++;
    }

    /** Returns the {@link CellDispersion} of a window of one day, at least 1. */
    double dispersion() {
        int means = WholeDayVariance.fitted(days.perWindow());
        long[][] fitted = new long[means][groups];
        for (int day = 0; day < days.numbers().length; day++) {
            for (int group = 0; group < groups; group++) {
                fitted[mean(day)][group] += counts[day * groups + group];
            }
        }
        long[] cells = new long[groups];
        int freedom = 0;
        for (long[] ofMean : fitted) {
            for (int group = 0; group < groups; group++) {
                cells[group] += ofMean[group];
            }
            freedom -= sum(ofMean) > 0 ? 1 : 0;
        }
        double[][] covariance = new double[groups][groups];
        int filled = 0;
        for (int day = 0; day < days.numbers().length; day++) {
            double[] residuals = residuals(day, fitted[mean(day)], cells);
            filled += rows(day) > 0 ? 1 : 0;
            for (int one = 0; one < groups; one++) {
                for (int other = 0; other < groups; other++) {
                    covariance[one][other] += residuals[one] * residuals[other];
                }
            }
        }
        freedom += filled;
        for (double[] row : covariance) {
            for (int group = 0; group < groups; group++) {
                row[group] *= filled / (double) Math.max(1, freedom);
            }
        }
        return CellDispersion.of(covariance, freedom);
    }

    /** (O − E) / √(N p) per group, N all rows, so that squares sum up to those of one row. */
    private double[] residuals(int day, long[] fitted, long[] cells) {
        double[] residuals = new double[groups];
        double all = sum(fitted);
        for (int group = 0; group < groups; group++) {
            if (cells[group] > 0) {
                double expected = rows(day) * fitted[group] / all;
                residuals[group] =
                        all == 0
                                ? 0
                                : (counts[day * groups + group] - expected)
                                        / Math.sqrt(cells[group]);
            }
        }
        return residuals;
    }

    private int mean(int day) {
        return (int)
                Math.floorMod(
                        days.numbers()[day], (long) WholeDayVariance.fitted(days.perWindow()));
    }

    private long rows(int day) {
        long rows = 0;
        for (int group = 0; group < groups; group++) {
            rows += counts[day * groups + group];
        }
        return rows;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
