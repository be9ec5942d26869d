package dev.plumbline.core.alert;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rules that hold a number to a threshold, each with a number on every side of it; NaN where
 * the rule knows no such side.
 */
enum RuleKind {
    DISTRIBUTION(DriftMetric.DISTRIBUTION, "x", .1, .3, .15, .07, .03),
    OUTPUT(DriftMetric.DISTRIBUTION, Baseline.VALUE, .1, .3, .15, .07, .03),
    RATE(DriftMetric.MISSING_RATE, "x", .12, .3, .13, .11, .08),
    SCALE(DriftMetric.SCALE_JUMP, "x", -.7, -3, -.8, -.5, -.2),
    DUPLICATES(DriftMetric.DUPLICATE_RATE, null, .01, .2, .02, Double.NaN, .009),
    STATISTIC("psi", "x", .2, .3, Double.NaN, .15, .05),
    TARGET(TargetJudge.TARGET_DISTRIBUTION, "target", .1, .3, .15, .07, .03),
    PERFORMANCE("rmse", null, 130, 150, 120, Double.NaN, 105),
    ESTIMATE("estimated_rmse", null, 130, 150, Double.NaN, 126, 110),
    GAP(FairnessMetric.DISPARATE_IMPACT.measurement(), "sex=F", .8, .5, .75, Double.NaN, .9),
    LIFE(LifetimeJudge.LIFETIME_RISK, null, 40, 90, Double.NaN, 30, 3);

    /** Where a measurement stands. */
    enum Side {
        BREACH(1e-9),
        /** On the wrong side, but not beyond chance or not back at the exit. */
        BEYOND(1e-4),
        NEAR(.01),
        CLEAR(.4);

        private final double pValue;

        Side(double pValue) {
            this.pValue = pValue;
        }
    }

    private final String metric;
    private final String feature;
    private final double threshold;
    private final double[] values;

    RuleKind(String metric, String feature, double threshold, double... values) {
        this.metric = metric;
        this.feature = feature;
        this.threshold = threshold;
        this.values = values;
    }

    boolean has(Side side) {
        return !Double.isNaN(values[side.ordinal()]);
    }

    Measurement at(Side side) {
        Measurement.Builder said =
                Measurement.of(metric, feature)
                        .value(values[side.ordinal()])
                        .threshold(threshold)
                        .rows(1000);
        switch (this) {
            case ESTIMATE -> said.interval(new Interval(95, 115, .9973));
            case DISTRIBUTION, OUTPUT, RATE, SCALE, DUPLICATES, TARGET -> said.pValue(side.pValue);
            case STATISTIC, PERFORMANCE, GAP, LIFE -> {}
        }
        return said.verdict(side == Side.BREACH ? Verdict.DRIFT : Verdict.OK);
    }

    Measurement unknown() {
        return Measurement.of(metric, feature).verdict(Verdict.INSUFFICIENT_DATA, "too few rows");
    }

    List<AlertEpisode> step(AlertState state, int day, Monitor monitor, Measurement said) {
        WindowReport report = window(day).saying(said).report();
        List<AlertEpisode> told =
                this == ESTIMATE
                        ? AlertPolicy.step(
                                state,
                                report,
                                monitor,
                                EstimatedPerformanceRule.outcomes(
                                        report, monitor, EstimateTrust.fromBytes(null)))
                        : AlertPolicy.step(state, report, monitor);
        return told;
    }

    private ReportFixture window(int day) {
        return lane() == Lane.DATA ? ReportFixture.data(day) : ReportFixture.performance(day);
    }

    private Lane lane() {
        return switch (this) {
            case DISTRIBUTION, OUTPUT, RATE, SCALE, DUPLICATES, STATISTIC, ESTIMATE, GAP ->
                    Lane.DATA;
            case TARGET, PERFORMANCE, LIFE -> Lane.PERFORMANCE;
        };
    }

    /** A monitor that asks for all of them. */
    static Monitor monitor(int enterAfter, int exitAfter) {
        FairnessSpec fairness =
                new FairnessSpec(
                        List.of("sex"),
                        FairnessSpec.Reference.LARGEST,
                        Map.of(),
                        null,
                        Map.of(FairnessMetric.DISPARATE_IMPACT, .8));
        return MonitorFixture.of(Task.REGRESSION)
                .rules(new PerformanceRule("rmse", 1.3, 1.1, enterAfter))
                .label(new LabelSpec("y", Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1)))
                .options(
                        MonitorOptions.builder()
                                .statistics(
                                        List.of(
                                                new StatisticSpec(
                                                        "psi",
                                                        StatisticSpec.STANDARD,
                                                        .2,
                                                        true,
                                                        List.of())))
                                .fairness(fairness)
                                .lifetime(LifetimeSpec.usually(Task.REGRESSION))
                                .estimates(true)
                                .estimateRule(new EstimateRule(List.of()))
                                .build())
                .alerts(enterAfter, exitAfter)
                .build();
    }
}
