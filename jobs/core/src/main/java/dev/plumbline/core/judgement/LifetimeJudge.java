package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.CoverageSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.RiskEvidence;
import dev.plumbline.core.risk.RiskWatch;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures, after each window whose labels are final, what all windows so far say against a
 * version: {@code lifetime_risk}, an e-value that reaches 2/α with a probability of at most α ever,
 * unless the error rate, or the mean absolute error, exceeds the baseline's by more than the
 * tolerance.
 */
public final class LifetimeJudge {
    /** Evidence that a version errs too much, in multiples of the stake. */
    public static final String LIFETIME_RISK = "lifetime_risk";

    private final LifetimeSpec spec;
    private final CoverageSpec coverage;

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
    public LifetimeJudge(Baseline baseline, LifetimeSpec spec, CoverageSpec coverage) {
        this.spec = spec;
        this.coverage = coverage;
        this.risk = baseline.supplement().risk();
        double tolerance = risk == null ? 0 : tolerance(spec, risk);
        boolean canExceed = risk != null && risk.upperBound(spec.alpha() / 2) + tolerance < 1;
        this.watch = canExceed ? RiskWatch.over(risk, tolerance, spec.alpha()) : null;
    }

    /**
     * Nobody knows what a point of a cap is, so a regression's tolerance is a share of its error.
     */
    private static double tolerance(LifetimeSpec spec, BaselineRisk risk) {
        return risk.bounded() == null ? spec.tolerance() : spec.tolerance() * risk.mean();
    }

    /**
     * Advances by one window; windows must come in order of event time, each once, when final.
     *
     * @param predictedRows predictions of the window, labelled or not
     * @param unjudgeable why the labels allow no verdict; null if they do
     */
    public Step next(
            RiskEvidence evidence, PerformanceTally tally, long predictedRows, String unjudgeable) {
        Measurement.Builder measurement = Measurement.of(LIFETIME_RISK, null);
        if (risk == null) {
            return new Step(
                    evidence,
                    measurement.verdict(
                            Verdict.NO_BASELINE,
                            "the baseline holds no risk; build it with lifetime in the monitor"));
        }
        Optional<WindowLosses> losses = WindowLosses.of(tally, risk.bounded());
        if (watch == null || losses.isEmpty()) {
            return new Step(
                    evidence,
                    measurement.verdict(
                            Verdict.NOT_APPLICABLE,
                            "no %s exceeds the baseline's by more than the tolerance"
                                    .formatted(
                                            risk.bounded() == null
                                                    ? "error rate below 1"
                                                    : "mean absolute error below the cap")));
        }
        return next(
                evidence,
                losses.get(),
                insufficiency(losses.get().rows(), predictedRows, unjudgeable),
                measurement);
    }

    private Step next(
            RiskEvidence evidence,
            WindowLosses losses,
            String insufficient,
            Measurement.Builder measurement) {
        measurement.rows(losses.rows(), risk.rows()).threshold(2 / spec.alpha());
        WindowLosses counted = insufficient == null ? losses : WindowLosses.NONE;
        RiskWatch.Step step = watch.next(evidence, counted.sum(), counted.rows());
        measurement.value(step.strength() * 2 / spec.alpha());
        return new Step(
                step.evidence(),
                insufficient == null
                        ? measurement.verdict(step.verdict(), reason(step, losses))
                        : measurement.verdict(
                                Verdict.INSUFFICIENT_DATA,
                                insufficient + "; the window counts for nothing"));
    }

    private String insufficiency(long rows, long predictedRows, String unjudgeable) {
        return rows > 0 && rows >= coverage.atLeast() * predictedRows
                ? unjudgeable
                : Reasons.tooFewLabels(coverage.atLeast(), rows, predictedRows);
    }

    private String reason(RiskWatch.Step step, WindowLosses window) {
        return step.verdict() != Verdict.DRIFT
                ? null
                : String.format(
                        Locale.ROOT,
                        "over %s the %s exceeds the %.4g that the baseline and the tolerance allow; %.4g in this window",
                        Reasons.counted(step.evidence().windows(), "window"),
                        what(),
                        unit() * watch.limit(),
                        unit() * window.mean());
    }

    private String what() {
        return risk.bounded() == null
                ? "error rate"
                : String.format(
                        Locale.ROOT,
                        "mean absolute error, each counted as at most %.4g,",
                        risk.bounded().cap());
    }

    /** The error that a loss of 1 stands for. */
    private double unit() {
        return risk.bounded() == null || risk.bounded().cap() == 0 ? 1 : risk.bounded().cap();
    }
}
