package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;

/**
 * How the positives and the negatives of a classifier lie among each other, cell by cell in
 * ascending order of the score. A pair within one cell counts one half, as a tie does.
 */
final class Placements {
    private long positives;
    private long negatives;
    private double won;
    private double squaresOfPositives;
    private double squaresOfNegatives;

    /** Adds the rows of the next cell. */
    void add(long ofPositives, long ofNegatives) {
        double beaten = negatives + ofNegatives / 2.0;
        double losses = positives + ofPositives / 2.0;
        won += ofPositives * beaten;
        squaresOfPositives += ofPositives * beaten * beaten;
        squaresOfNegatives += ofNegatives * losses * losses;
        positives += ofPositives;
        negatives += ofNegatives;
    }

    long positives() {
        return positives;
    }

    long negatives() {
        return negatives;
    }

    /** Share of the pairs in the right order; NaN without both classes. */
    double area() {
        return won / ((double) positives * negatives);
    }

    /**
     * Returns the interval of the area: Wilson's, with the effective number of rows A (1 − A) /
     * Var(A). Var is DeLong's, which takes no shape of the scores for granted, and that of one more
     * pair of rows in no known order, so that a perfect order has a width. The rarer class always
     * counts in full, for no order makes the area vary more than a share of its rows would.
     *
     * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
     */
    Interval interval() {
        long rarer = Math.min(positives, negatives);
        double area = area();
        double effective = rarer < 2 ? rarer : area * (1 - area) / variance();
        return Intervals.wilsonOfShare(area, Math.max(rarer, effective));
    }

    private double variance() {
        double unknownPair = 0.25 / ((positives + 1.0) * (negatives + 1.0));
        return ofMean(won, squaresOfPositives, positives) / negatives / negatives
                + ofMean(lost(), squaresOfNegatives, negatives) / positives / positives
                + unknownPair;
    }

    private double lost() {
        return (double) positives * negatives - won;
    }

    /** Variance of the mean of n numbers, at least 2. */
    private static double ofMean(double sum, double squares, long n) {
        double mean = sum / n;
        return Math.max(0, squares / n - mean * mean) / (n - 1);
    }
}
