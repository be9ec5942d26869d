package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.Shares;

/**
 * Rows per category, the last cell those of categories that the baseline does not name: rare ones
 * of its own, which are folded so that no value points to a person, and new ones.
 */
record FoldedCategories(long[] baseline, long[] window) {

    static FoldedCategories of(Sides sides) {
        return new FoldedCategories(sides.baseline().counts(), sides.window().counts());
    }

    double[] p() {
        return Shares.of(baseline);
    }

    double[] q() {
        return Shares.of(window);
    }

    /** Rows of the baseline that are in no named category. */
    long foldedBaseline() {
        return baseline[baseline.length - 1];
    }

    /** Rows of the window that are in no named category. */
    long foldedWindow() {
        return window[window.length - 1];
    }

    boolean namesAll() {
        return foldedBaseline() == 0;
    }

    private double p(int cell) {
        return p()[cell];
    }

    /** Most that Jensen–Shannon's divergence, in bits, can gain by unfolding the last cell. */
    double hiddenBits() {
        double before = p(baseline.length - 1);
        double now = q()[window.length - 1];
        double merged =
                before == 0 || now == 0
                        ? (before + now) / 2
                        : (before * log2(2 * before / (before + now))
                                        + now * log2(2 * now / (before + now)))
                                / 2;
        return Math.max(0, (before + now) / 2 - merged);
    }

    /** Most that Hellinger's squared distance can gain by unfolding: the overlap √(p q). */
    double hiddenOverlap() {
        return Math.sqrt(p(baseline.length - 1) * q()[window.length - 1]);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** The largest change of one category; the folded ones may be one or many. */
    Figure lInfinity() {
        double[] p = p();
        double[] q = q();
        int last = p.length - 1;
        double named = 0;
        for (int cell = 0; cell < last; cell++) {
            named = Math.max(named, Math.abs(p[cell] - q[cell]));
        }
        double most = Math.max(named, Math.max(p[last], q[last]));
        if (most == named || namesAll() && foldedWindow() == 1) {
            return Figure.exact(most);
        }
        // one new category is the usual case
        return Figure.between(named, Math.max(named, Math.abs(p[last] - q[last])), most);
    }

    /**
     * New categories add their rows · m / n however they are split, so the statistic stands; the
     * degrees of freedom and a folded baseline are not known.
     */
    Figure chiSquare(ChiSquare test) {
        if (namesAll() && foldedWindow() <= 1) {
            return CellPair.test(test);
        }
        double n = total(window);
        double m = total(baseline);
        double apart = foldedWindow() * m / n + foldedBaseline() * n / m;
        double together = foldedTerm(n, m);
        double gain = namesAll() ? 0 : apart - together;
        return gain > 0
                ? Figure.between(test.statistic(), test.statistic(), test.statistic() + gain)
                        .withPValue(test.pValue())
                : CellPair.test(test);
    }

    private double foldedTerm(double n, double m) {
        double both = (double) foldedBaseline() + foldedWindow();
        double deviation = foldedWindow() - both * n / (n + m);
        return both == 0 ? 0 : deviation * deviation * (n + m) * (n + m) / (both * n * m);
    }

    private static double total(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
