package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.RiskEvidence;
import dev.plumbline.core.risk.RiskWatch;
import java.util.Locale;

/**
 * Measures, after each window whose labels are final, what all windows so far say against a
 * version: {@code lifetime_risk}, an e-value that reaches 2/α with a probability of at most α ever,
 * unless the error rate exceeds the baseline's by more than the tolerance.
 */
public final class LifetimeJudge {
    /** Evidence that a version errs too much, in multiples of the stake. */
    public static final String LIFETIME_RISK = "lifetime_risk";

    private final LifetimeSpec spec;

    /** Null if the baseline does not hold it. */
    private final BaselineRisk risk;

    /** Null if there is nothing to watch. */
    private final RiskWatch watch;

    /**
     * What is known after a window.
     *
     * @param evidence what the next window is to be given
     */
    public record Step(RiskEvidence evidence, Measurement measurement) {}

    /** Holds windows to what a baseline's evaluation lost. */
    public LifetimeJudge(Baseline baseline, LifetimeSpec spec) {
        this.spec = spec;
        this.risk = baseline.supplement().risk();
        boolean canExceed =
                risk != null && risk.upperBound(spec.alpha() / 2) + spec.tolerance() < 1;
        this.watch = canExceed ? RiskWatch.over(risk, spec.tolerance(), spec.alpha()) : null;
    }

    /**
     * Advances by one window; windows must come in order of event time, each once, when final.
     *
     * @param predictedRows predictions of the window, labelled or not
     */
    public Step next(RiskEvidence evidence, PerformanceTally tally, long predictedRows) {
        Measurement.Builder measurement = Measurement.of(LIFETIME_RISK, null);
        if (risk == null) {
            return new Step(
                    evidence,
                    measurement.verdict(
                            Verdict.NO_BASELINE,
                            "the baseline holds no error rate; build it with lifetime in the monitor"));
        }
        if (watch == null || !(tally instanceof ClassificationTally classification)) {
            return new Step(
                    evidence,
                    measurement.verdict(
                            Verdict.NOT_APPLICABLE,
                            "no error rate below 1 exceeds the baseline's by more than the tolerance"));
        }
        long decided = classification.decided();
        measurement.rows(decided, risk.rows()).threshold(2 / spec.alpha());
        boolean covered = decided > 0 && decided >= PerformanceJudge.LEAST_COVERAGE * predictedRows;
        RiskWatch.Step step =
                watch.next(evidence, covered ? classification.errors() : 0, covered ? decided : 0);
        measurement.value(step.strength() * 2 / spec.alpha());
        return new Step(
                step.evidence(),
                covered
                        ? measurement.verdict(step.verdict(), reason(step, classification))
                        : measurement.verdict(
                                Verdict.INSUFFICIENT_DATA,
                                "needs labels for at least half of the predictions, got %d of %d; the window counts for nothing"
                                        .formatted(decided, predictedRows)));
    }

    private String reason(RiskWatch.Step step, ClassificationTally window) {
        return step.verdict() != Verdict.DRIFT
                ? null
                : String.format(
                        Locale.ROOT,
                        "over %d windows the error rate exceeds the %.4g that the baseline and the tolerance allow; %.4g in this window",
                        step.evidence().windows(),
                        watch.limit(),
                        (double) window.errors() / window.decided());
    }
}
