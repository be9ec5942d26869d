package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;

/** How often a binary model decided what, on rows whose label is one of the two classes. */
record DecisionCounts(
        long truePositives, long falseNegatives, long falsePositives, long trueNegatives) {
    /** Rows spread over the cells of a confusion matrix, so that its interval has a width. */
    private static final double PRIOR_ROWS = 2;

    static DecisionCounts of(LabelGroup negatives, LabelGroup positives, String positive) {
        long hits = positives.predicted().get(positive);
        long falseAlarms = negatives.predicted().get(positive);
        return new DecisionCounts(
                hits, positives.decided() - hits, falseAlarms, negatives.decided() - falseAlarms);
    }

    long positives() {
        return truePositives + falseNegatives;
    }

    long negatives() {
        return trueNegatives + falsePositives;
    }

    long selected() {
        return truePositives + falsePositives;
    }

    long rows() {
        return positives() + negatives();
    }

    /** True positives, false positives and false negatives: the rows that an F-measure looks at. */
    long involved() {
        return truePositives + falsePositives + falseNegatives;
    }

    /**
     * Returns Fβ = (1 + β²) TP / ((1 + β²) TP + β² FN + FP): a share of rows that weigh 1 + β², β²
     * and 1. Its interval is Wilson's with the effective number of rows F (1 − F) / Var(F), Var
     * from the delta method.
     *
     * @see <a href="https://doi.org/10.1093/jssam/smv024">Dean and Pagano (2015)</a>
     */
    Part fBeta(double beta) {
        double missed = beta * beta;
        double hit = 1 + missed;
        double weights = hit * truePositives + missed * falseNegatives + falsePositives;
        double value = hit * truePositives / weights;
        double variance =
                (truePositives * square(hit * (1 - value))
                                + falseNegatives * square(missed * value)
                                + falsePositives * square(value))
                        / square(weights);
        double squares =
                truePositives * hit * hit + falseNegatives * missed * missed + falsePositives;
        double effective =
                variance > 0 ? value * (1 - value) / variance : square(weights) / squares;
        return new Part(value, Intervals.wilsonOfShare(value, effective));
    }

    /** Returns the correlation of decision and label. */
    Correlation correlation() {
        double[][] counts = {{trueNegatives, falsePositives}, {falseNegatives, truePositives}};
        return Correlation.of(counts, PRIOR_ROWS);
    }

    private static double square(double x) {
        return x * x;
    }
}
