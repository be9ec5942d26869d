package dev.plumbline.core.judgement;

import dev.plumbline.core.performance.ErrorBins;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.BoundedError;
import dev.plumbline.core.risk.RiskEvidence;
import dev.plumbline.core.risk.RiskWatch;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Deployments of regressions: 10,000 labelled rows in windows of 100, each with a baseline of its
 * own of 10,000 rows. Errors are Gaussian with a standard deviation of 1, their neighbours
 * correlated.
 *
 * @param correlation of neighbouring rows' errors, 0 to 1
 * @param harmFrom row from which errors are larger
 * @param scale how many times larger, given what the deployment is held to
 * @param tolerance share of the baseline's mean absolute error
 */
record ErrorDeployments(
        double correlation,
        int harmFrom,
        ToDoubleBiFunction<RiskWatch, BoundedError> scale,
        double tolerance) {
    /** 200 in a build; -Dplumbline.deployments=1000 gives the figures in docs/evidence.md. */
    static final int COUNT = Integer.getInteger("plumbline.deployments", 200);

    private static final double ALPHA = .05;
    private static final int ROWS = 10_000;
    private static final int WINDOW = 100;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Returns rows from the change to the alarm, per alarmed deployment, ascending. */
    int[] delays() {
        return IntStream.range(0, COUNT)
                .map(seed -> delay(new SplittableRandom(seed)))
                .filter(delay -> delay != Integer.MAX_VALUE)
                .sorted()
                .toArray();
    }

    private int delay(SplittableRandom random) {
        ContinuousDistribution.Sampler normal = NORMAL.createSampler(random::nextLong);
        double[] errors = new double[ROWS];
        ErrorBins bins = new ErrorBins();
        double error = normal.sample();
        for (int row = 0; row < ROWS; row++) {
            error = next(error, normal);
            errors[row] = Math.abs(error);
            bins.add(errors[row], 1);
        }
        BoundedError bounded = BoundedError.over(bins.quantile(BoundedError.QUANTILE).value());
        BaselineRisk risk = BaselineRisk.of(Arrays.stream(errors).map(bounded::loss).toArray());
        RiskWatch watch = RiskWatch.over(risk, tolerance * risk.mean(), ALPHA);
        double harm = scale.applyAsDouble(watch, bounded);
        RiskEvidence evidence = RiskEvidence.none();
        for (int start = 0; start < ROWS; start += WINDOW) {
            RegressionTally tally = new RegressionTally();
            for (int row = start; row < start + WINDOW; row++) {
                error = next(error, normal);
                tally.add(row < harmFrom ? error : harm * error, 0, 1);
            }
            WindowLosses lost = WindowLosses.of(tally, bounded).orElseThrow();
            RiskWatch.Step step = watch.next(evidence, lost.sum(), lost.rows());
            if (step.verdict() == Verdict.DRIFT) {
                return start + WINDOW - harmFrom;
            }
            evidence = step.evidence();
        }
        return Integer.MAX_VALUE;
    }

    private double next(double error, ContinuousDistribution.Sampler normal) {
        return correlation * error + Math.sqrt(1 - correlation * correlation) * normal.sample();
    }

    /** Returns how many times larger errors must be for their mean loss to reach the limit. */
    static double atTheLimit(RiskWatch watch, BoundedError bounded) {
        double low = .5;
        double high = 4;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (meanLoss(bounded.cap() / middle) < watch.limit()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The mean of min(|Z|, c) / c for a standard normal Z. */
    private static double meanLoss(double cap) {
        double within = Math.sqrt(2 / Math.PI) * (1 - Math.exp(-cap * cap / 2)) / cap;
        return within + 2 * NORMAL.survivalProbability(cap);
    }

    /** Returns the delay that half of the deployments needed at most. */
    static int median(int[] delays) {
        return delays[Math.min(COUNT / 2, delays.length - 1)];
    }
}
