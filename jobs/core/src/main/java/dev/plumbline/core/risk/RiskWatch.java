package dev.plumbline.core.risk;

import dev.plumbline.core.report.Verdict;

/**
 * Answers after every window whether a deployment's risk (its mean loss, such as the error rate) is
 * above a limit, so that the probability of ever saying so is at most α while it is not.
 *
 * <p>Each bettor j stakes on the risk r₀(1 + g_j) against the limit r₀: over a window with n rows
 * and losses S his wealth is multiplied by (1 + λ_j(1 − r₀))^(S/d) · (1 − λ_j r₀)^((n − S)/d). No
 * bettor gains on average while the risk is at most r₀, so a mean wealth of 2/α is improbable. In
 * window k each is given 1/(k(k + 1)) more, so that late harm is found although early bets were
 * lost.
 *
 * <p>Windows must come in order of event time, each once, when its labels are final: where errors
 * are labelled sooner than hits, the order of arrival alone looks like harm.
 *
 * @param limit largest tolerated risk r₀, above 0 and below 1
 * @param designEffect d, how many dependent rows count as one, at least 1
 * @param alpha probability of a false alarm over the whole life, above 0 and below 1
 * @see <a href="https://doi.org/10.1093/jrsssb/qkad009">Waudby-Smith and Ramdas (2024)</a>, the
 *     bets
 * @see <a href="https://arxiv.org/abs/2203.03532">Shin, Ramdas and Rinaldo (2022)</a>, the restarts
 */
public record RiskWatch(double limit, double designEffect, double alpha) {
    /** Number of bettors. */
    static final int BETS = 24;

    private static final double SMALLEST_EXCESS = 0.03;
    private static final double LARGEST_EXCESS = 3;

    /** A bet goes at most this share of the way from the limit to 1. */
    private static final double FARTHEST = 0.95;

    /** Wealth beyond this multiple of the alarm's is not kept, so that recovery can show. */
    private static final double MOST_STRENGTH = 1000;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RiskWatch {
        require(
                limit > 0 && limit < 1,
                "the tolerated risk must be above 0 and below 1, got %s; lower the tolerance",
                limit);
        require(designEffect >= 1, "the design effect must be at least 1, got %s", designEffect);
        require(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, got %s", alpha);
    }

    /**
     * Watches for a risk beyond the baseline's by more than a tolerance. Half of α is spent on the
     * baseline's own chance, by taking its upper bound at α/2.
     *
     * @param tolerance rise of the risk that is no harm, 0 or more, in losses a row
     */
    public static RiskWatch over(BaselineRisk baseline, double tolerance, double alpha) {
        require(tolerance >= 0, "the tolerance must be at least 0, got %s", tolerance);
        return new RiskWatch(
                baseline.upperBound(alpha / 2) + tolerance, baseline.designEffect(), alpha);
    }

    private static void require(boolean holds, String message, double got) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(got));
        }
    }

    /**
     * What is known after a window.
     *
     * @param strength evidence for harm, from 0; 1 raises the alarm, and at most some {@value
     *     #MOST_STRENGTH} is kept
     * @param verdict DRIFT while the strength is at least 1, INSUFFICIENT_DATA if the window had no
     *     labelled row, else OK
     */
    public record Step(RiskEvidence evidence, double strength, Verdict verdict) {}

    /**
     * Advances by one window; the same evidence and window always give the same step.
     *
     * @param lossSum sum of the losses of the labelled rows, each from 0 to 1
     * @param rows labelled rows; with none the evidence stays as it is
     * @throws IllegalArgumentException if the sum cannot be one of so many losses
     */
    public Step next(RiskEvidence evidence, double lossSum, long rows) {
        Losses.require(lossSum, rows);
        if (rows == 0) {
            return new Step(evidence, strength(evidence), Verdict.INSUFFICIENT_DATA);
        }
        long window = evidence.windows() + 1;
        double stake = 1.0 / window / (window + 1);
        double[] wealth = new double[BETS];
        for (int bet = 0; bet < BETS; bet++) {
            double grown = (evidence.wealth(bet) + stake) * growth(bet, lossSum, rows);
            wealth[bet] = Math.min(grown, MOST_STRENGTH * alarm());
        }
        RiskEvidence after = new RiskEvidence(window, wealth);
        double strength = strength(after);
        return new Step(after, strength, strength >= 1 ? Verdict.DRIFT : Verdict.OK);
    }

    private double strength(RiskEvidence evidence) {
        return evidence.meanWealth() / alarm();
    }

    private double alarm() {
        return 2 / alpha;
    }

    /** How many times its wealth a bet is worth after a window. */
    private double growth(int bet, double lossSum, long rows) {
        double excess =
                SMALLEST_EXCESS * Math.pow(LARGEST_EXCESS / SMALLEST_EXCESS, bet / (BETS - 1.0));
        double risk = Math.min(limit * (1 + excess), limit + FARTHEST * (1 - limit));
        // with λ = (risk − r₀) / (r₀(1 − r₀)) the two factors are these quotients
        double logs =
                lossSum * Math.log(risk / limit)
                        + (rows - lossSum) * Math.log((1 - risk) / (1 - limit));
        return Math.exp(logs / designEffect);
    }
}
