package dev.plumbline.core.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers how much the mean of a window of whole days varies, from the days of an evaluation set
 * that holds too few such windows to compare them with each other.
 *
 * <p>Every whole day holds the same hours, so a daily cycle averages out in it, as it does in the
 * window; blocks of a part of a day would take it for dependence. A window of whole weeks holds
 * every weekday alike, so the mean of each weekday is taken out first. With the residuals r_j = S_j
 * − n_j μ of J days, G means fitted and N rows, the variance per row is Σ r_j² / N · J / (J − G)
 * with J − G degrees of freedom: days count by their rows.
 *
 * <p>Over a window of w days the dependence from day to day adds up to 1 + 2 Σ_{k&lt;w} (1 − k/w)
 * ρ^k, as of a first-order autoregression. ρ is known from few days only, and taken too small it
 * costs false alarms, so its upper bound counts: the estimate and twice its standard error √((1 −
 * ρ²) / (J − G)), between 0 and .9. For windows of one day there is no such factor.
 *
 * <p>Sources: batch means (Carlstein 1986, doi:10.1214/aos/1176350057); standard error of ρ
 * (Bartlett 1946, doi:10.2307/2983611).
 */
public final class WholeDayVariance {
    private static final int WEEK = 7;
    private static final double STANDARD_ERRORS = 2;
    private static final double GREATEST = 0.9;

    /** Of a window of one day. */
    private final double perRow;

    /** What the dependence from day to day adds up to. */
    private final double overDays;

    private final int freedom;

    private WholeDayVariance(double perRow, double overDays, int freedom) {
        this.perRow = perRow;
        this.overDays = overDays;
        this.freedom = freedom;
    }

    /**
     * Estimates from days.
     *
     * @param numbers of the days, ascending; days without rows are passed over
     * @param sums of the rows' scores per day
     * @param rows per day
     * @param daysPerWindow at least 1
     */
    public static WholeDayVariance of(
            long[] numbers, double[] sums, long[] rows, int daysPerWindow) {
        Map<Long, double[]> fitted = new HashMap<>();
        for (int day = 0; day < numbers.length; day++) {
            if (rows[day] > 0) {
                double[] group =
                        fitted.computeIfAbsent(
                                group(numbers[day], daysPerWindow), k -> new double[2]);
                group[0] += sums[day];
                group[1] += rows[day];
            }
        }
        double[] residuals = new double[numbers.length];
        int days = 0;
        for (int day = 0; day < numbers.length; day++) {
            if (rows[day] > 0) {
                double[] group = fitted.get(group(numbers[day], daysPerWindow));
                residuals[day] = sums[day] - rows[day] * group[0] / group[1];
                days++;
            }
        }
        int freedom = days - fitted.size();
        if (freedom < 1) {
            return new WholeDayVariance(0, 1, 0);
        }
        double squares = Arrays.stream(residuals).map(r -> r * r).sum();
        double perRow = squares / Arrays.stream(rows).sum() * days / freedom;
        double correlation = upperBound(correlation(numbers, residuals, squares), freedom);
        return new WholeDayVariance(perRow, sumOver(daysPerWindow, correlation), freedom);
    }

    /** Means that are fitted where every day has rows. */
    public static int fitted(int daysPerWindow) {
        return daysPerWindow % WEEK == 0 ? WEEK : 1;
    }

    private static long group(long number, int daysPerWindow) {
        return Math.floorMod(number, (long) fitted(daysPerWindow));
    }

    /** Of days that follow each other. */
    private static double correlation(long[] numbers, double[] residuals, double squares) {
        double products = 0;
        for (int day = 1; day < numbers.length; day++) {
            if (numbers[day] == numbers[day - 1] + 1) {
                products += residuals[day] * residuals[day - 1];
            }
        }
        return squares > 0 ? products / squares : 0;
    }

    private static double upperBound(double correlation, int freedom) {
        double error = Math.sqrt(Math.max(0, 1 - correlation * correlation) / freedom);
        return Math.min(GREATEST, Math.max(0, correlation + STANDARD_ERRORS * error));
    }

    private static double sumOver(int days, double correlation) {
        double sum = 1;
        for (int lag = 1; lag < days; lag++) {
            sum += 2 * (1 - (double) lag / days) * Math.pow(correlation, lag);
        }
        return sum;
    }

    /** Returns the rows of a window times the variance of their mean score, at least 0. */
    public double perRow() {
        return perRow * overDays;
    }

    /**
     * Returns how much more a window varies than one of independent rows, in mean and cells.
     *
     * @param variance of the scores
     * @param dispersion of the cells of a day ({@link CellDispersion})
     * @return at least 1
     */
    public double lambda(double variance, double dispersion) {
        return Math.max(1, overDays * Math.max(perRow / variance, dispersion));
    }

    /** Returns its degrees of freedom; 0 where nothing is known. */
    public int freedom() {
        return freedom;
    }
}
