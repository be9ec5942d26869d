package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads the estimates that the monitor lets decide as one: breached if any is worse than ever at
 * evaluation, clear if all are within. An estimate that labels have shown to be too pessimistic
 * neither opens an episode nor keeps one open.
 */
public final class EstimatedPerformanceRule {
    private EstimatedPerformanceRule() {}

    /** Returns the outcome of a report; none where estimates do not decide. */
    public static List<RuleOutcome> outcomes(
            WindowReport report, Monitor monitor, EstimateTrust trust) {
        EstimateRule rule = monitor.options().estimateRule();
        if (rule == null || report.rows() == 0 || !report.segment().isEmpty()) {
            return List.of();
        }
        Set<String> wrong = trust.distrusted(report);
        List<Measurement> deciding =
                report.measurements().stream().filter(said -> decides(said, rule)).toList();
        int enterAfter = monitor.alerts().enterAfter();
        List<Cause> causes =
                Cause.ofJudged(deciding, enterAfter, said -> signal(report, said, wrong));
        List<Measurement> worst =
                Evidence.worst(
                        deciding.stream().filter(said -> !isWrong(said, wrong)).toList(),
                        Comparator.comparingDouble(EstimatedPerformanceRule::excess).reversed());
        String otherwise =
                wrong.isEmpty()
                        ? "estimated performance is as it was at evaluation"
                        : "labels have shown that estimates of %s are too pessimistic, so they decide nothing"
                                .formatted(String.join(", ", wrong));
        return List.of(
                new RuleOutcome(
                        AlertRules.ESTIMATED_PERFORMANCE,
                        Severity.WARNING,
                        Signal.of(causes),
                        enterAfter,
                        monitor.alerts().exitAfter(),
                        worst,
                        Evidence.summary(worst, otherwise),
                        causes));
    }

    private static boolean decides(Measurement said, EstimateRule rule) {
        return said.metric().startsWith(EstimateJudge.ESTIMATED) && rule.covers(measureOf(said));
    }

    private static String measureOf(Measurement said) {
        return said.metric().substring(EstimateJudge.ESTIMATED.length());
    }

    private static boolean isWrong(Measurement said, Set<String> wrong) {
        return wrong.contains(measureOf(said));
    }

    private static Signal signal(WindowReport report, Measurement said, Set<String> wrong) {
        // a broken input is told of by itself, and what it hides of the model cannot be estimated
        boolean broken = !QualityRule.brokenFeatures(report).isEmpty();
        // nor can it of a part of a window, for the evaluation's chunks were whole
        if (broken || isUnfinished(report)) {
            return Signal.HOLD;
        }
        return isWrong(said, wrong) ? Signal.CLEAR : Hysteresis.ofEstimate(said);
    }

    private static boolean isUnfinished(WindowReport report) {
        return report.measurements().stream()
                .anyMatch(mark -> mark.metric().equals(DriftMetric.UNFINISHED));
    }

    /** How far beyond its threshold, in shares of the threshold. */
    private static double excess(Measurement said) {
        return said.value() == null || said.threshold() == null || said.threshold() == 0
                ? 0
                : Math.abs(said.value() / said.threshold() - 1);
    }
}
