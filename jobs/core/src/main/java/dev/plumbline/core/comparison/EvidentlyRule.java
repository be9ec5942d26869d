package dev.plumbline.core.comparison;

/**
 * Evidently's figures over bins and keys.
 *
 * @param baseline rows per bin
 * @param window rows per bin
 * @param m all rows of the baseline
 * @param n all rows of the window
 * @param newRows rows of the window beside the bins; each value among them is a bin of its own
 * @param newBins how many bins they are by the best guess, each with as many rows
 * @param rareRows rows of the baseline beside the bins
 */
record EvidentlyRule(
        Boxes baseline,
        Boxes window,
        double m,
        double n,
        double newRows,
        double newBins,
        double rareRows) {

    static EvidentlyRule of(UnionBins bins) {
        return new EvidentlyRule(bins.baseline(), bins.window(), bins.m(), bins.n(), 0, 0, 0);
    }

    Figure measure(Statistic statistic) {
        return switch (statistic) {
            case PSI -> stability().figure();
            case KULLBACK_LEIBLER -> kullbackLeibler().figure();
            case JENSEN_SHANNON ->
                    jensenShannon().mapped(nats -> Math.sqrt(Math.max(0, nats))).figure();
            default -> throw new IllegalArgumentException(statistic.text());
        };
    }

    private ZeroFill baselineFill() {
        return ZeroFill.of(baseline, m, rareRows > 0);
    }

    private ZeroFill windowFill() {
        return ZeroFill.of(window, n, newRows > 0);
    }

    private Range stability() {
        return Divergence.STABILITY
                .sum(baselineFill().fill(baseline, m), windowFill().fill(window, n))
                .plus(beside(newRows, n, newBins, baselineFill(), rareRows == 0))
                .plus(beside(rareRows, m, 1, windowFill(), newRows == 0));
    }

    /** What rows beside the bins add: as one bin or as many, against an empty share. */
    private static Range beside(
            double rows, double total, double bins, ZeroFill fill, boolean alone) {
        if (rows == 0) {
            return new Range(0, 0, 0);
        }
        Divergence psi = Divergence.STABILITY;
        double share = rows / total;
        double apart = rows * psi.term(fill.least(), 1 / total);
        double most =
                Math.max(
                        Math.max(psi.term(fill.least(), share), psi.term(fill.most(), share)),
                        Math.max(apart, rows * psi.term(fill.most(), 1 / total)));
        double guess = bins * psi.term(fill.guess(), share / bins);
        boolean falls = alone && 1 / total >= fill.most();
        double least = falls ? rows * psi.term(fill.most(), 1 / total) : 0;
        return new Range(least, guess, most);
    }

    /** The sum is of shares that were filled and then made to sum to 1. */
    private Range kullbackLeibler() {
        Boxes p = baselineFill().fill(baseline, m);
        Boxes q = windowFill().fill(window, n);
        Range sum = Divergence.KULLBACK_LEIBLER.sum(p, q);
        Range ofBaseline = filledSum(p, baselineFill(), newBins, newRows, rareRows / m);
        Range ofWindow = filledSum(q, windowFill(), rareRows > 0 ? 1 : 0, rareRows, newRows / n);
        sum = sum.plus(newTerms()).plus(rareTerms());
        return new Range(
                normalised(sum.least(), ofBaseline, true)
                        - Math.log(ofBaseline.most() / ofWindow.least()),
                sum.guess() / ofBaseline.guess() - Math.log(ofBaseline.guess() / ofWindow.guess()),
                normalised(sum.most(), ofBaseline, false)
                        - Math.log(ofBaseline.least() / ofWindow.most()));
    }

    /** Σ ε ln(ε / q) over the new bins, of which there may be none that the baseline lacks. */
    private Range newTerms() {
        if (newRows == 0) {
            return new Range(0, 0, 0);
        }
        ZeroFill fill = baselineFill();
        double share = newRows / n;
        double turn = Math.max(fill.least(), Math.min(fill.most(), share / Math.E));
        Divergence kl = Divergence.KULLBACK_LEIBLER;
        double largest = Math.max(kl.term(fill.least(), 1 / n), kl.term(fill.most(), 1 / n));
        return new Range(
                newRows * Math.min(0, kl.term(turn, share)),
                newBins * kl.term(fill.guess(), share / newBins),
                newRows * Math.max(0, largest));
    }

    /** Σ p ln(p / q) over the baseline's rare bins: by the log-sum inequality, and by empty q. */
    private Range rareTerms() {
        if (rareRows == 0) {
            return new Range(0, 0, 0);
        }
        double share = rareRows / m;
        double mostWindow = newRows / n + rareRows * windowFill().most();
        Divergence kl = Divergence.KULLBACK_LEIBLER;
        return new Range(
                kl.term(share, mostWindow),
                kl.term(share, windowFill().guess()),
                kl.term(share, windowFill().least()));
    }

    private static double normalised(double sum, Range total, boolean least) {
        return sum / (sum > 0 == least ? total.most() : total.least());
    }

    /** Σ of shares of which the empty ones were filled: 1 and a stand-in per empty bin. */
    private static Range filledSum(
            Boxes filled, ZeroFill fill, double besides, double mostBesides, double share) {
        double empty = 0;
        double certain = 0;
        double guessed = 0;
        for (int bin = 0; bin < filled.bins(); bin++) {
            empty += filled.least()[bin] <= fill.most() ? 1 : 0;
            certain += filled.most()[bin] <= fill.most() ? 1 : 0;
            guessed += filled.guess()[bin] <= fill.guess() ? 1 : 0;
        }
        return new Range(
                1 + certain * fill.least(),
                1 + (guessed + besides) * fill.guess(),
                1 + (empty + mostBesides) * fill.most());
    }

    /** Bins of one side only add half their share · ln 2, however they are split. */
    private Range jensenShannon() {
        Range named = Divergence.JENSEN_SHANNON.sum(baseline.over(m), window.over(n));
        double now = newRows / n;
        double before = rareRows / m;
        double apart = (now + before) / 2 * Math.log(2);
        double together = Divergence.JENSEN_SHANNON.term(before, now);
        return named.plus(new Range(together, rareRows == 0 ? apart : together, apart));
    }
}
