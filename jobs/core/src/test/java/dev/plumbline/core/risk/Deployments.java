package dev.plumbline.core.risk;

import dev.plumbline.core.report.Verdict;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Deployments of 10,000 labelled rows in windows of 100, each with a baseline of its own of 10,000
 * rows with risk .1.
 *
 * @param correlation of neighbouring rows' errors, 0 to 1
 * @param harmFrom row from which the risk is another
 * @param risk that other risk, given what the deployment is held to
 * @param reading what is made of the baseline's risk before it is used
 */
record Deployments(
        double correlation,
        int harmFrom,
        ToDoubleFunction<RiskWatch> risk,
        UnaryOperator<BaselineRisk> reading) {
    /** 300 in a build; -Dplumbline.deployments=1000 gives the figures in docs/metrics.md. */
    static final int COUNT = Integer.getInteger("plumbline.deployments", 300);

    static final double BASELINE_RISK = .1;
    private static final int ROWS = 10_000;
    private static final int WINDOW = 100;

    Deployments(double correlation, int harmFrom, ToDoubleFunction<RiskWatch> risk) {
        this(correlation, harmFrom, risk, UnaryOperator.identity());
    }

    static BaselineRisk takenForIndependent(BaselineRisk risk) {
        return new BaselineRisk(risk.lossSum(), risk.rows(), 1);
    }

    /** Returns rows from the change to the alarm, per alarmed deployment, ascending. */
    int[] delays(double tolerance, double alpha) {
        return IntStream.range(0, COUNT)
                .map(seed -> delay(new SplittableRandom(seed), tolerance, alpha))
                .filter(delay -> delay != Integer.MAX_VALUE)
                .sorted()
                .toArray();
    }

    private int delay(SplittableRandom random, double tolerance, double alpha) {
        double[] evaluation = new double[ROWS];
        boolean wrong = false;
        for (int row = 0; row < ROWS; row++) {
            wrong = next(random, wrong, BASELINE_RISK);
            evaluation[row] = wrong ? 1 : 0;
        }
        RiskWatch watch =
                RiskWatch.over(reading.apply(BaselineRisk.of(evaluation)), tolerance, alpha);
        double harm = risk.applyAsDouble(watch);
        RiskEvidence evidence = RiskEvidence.none();
        for (int start = 0; start < ROWS; start += WINDOW) {
            int losses = 0;
            for (int row = start; row < start + WINDOW; row++) {
                wrong = next(random, wrong, row < harmFrom ? BASELINE_RISK : harm);
                losses += wrong ? 1 : 0;
            }
            RiskWatch.Step step =
                    watch.next(RiskEvidence.fromBytes(evidence.toBytes()), losses, WINDOW);
            if (step.verdict() == Verdict.DRIFT) {
                return start + WINDOW - harmFrom;
            }
            evidence = step.evidence();
        }
        return Integer.MAX_VALUE;
    }

    private boolean next(SplittableRandom random, boolean wrong, double risk) {
        double mean = correlation * (wrong ? 1 : 0) + (1 - correlation) * risk;
        return random.nextDouble() < mean;
    }

    /** Returns the delay that half of the deployments needed at most. */
    static int median(int[] delays) {
        return Arrays.stream(delays).skip(COUNT / 2).findFirst().orElseThrow();
    }
}
