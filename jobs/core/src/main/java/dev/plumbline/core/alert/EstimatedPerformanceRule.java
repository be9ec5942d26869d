package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
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
                report.measurements().stream()
                        .filter(said -> decides(said, rule) && !wrong.contains(measureOf(said)))
                        .toList();
        List<Measurement> worst =
                deciding.stream()
                        .filter(said -> said.verdict() == Verdict.DRIFT)
                        .sorted(
                                Comparator.comparingDouble(EstimatedPerformanceRule::excess)
                                        .reversed())
                        .limit(AlertRules.MOST_EVIDENCE)
                        .toList();
        String otherwise =
                wrong.isEmpty()
                        ? "estimated performance is as it was at evaluation"
                        : "labels have shown that estimates of %s are too pessimistic, so they decide nothing"
                                .formatted(String.join(", ", wrong));
        return List.of(
                new RuleOutcome(
                        AlertRules.ESTIMATED_PERFORMANCE,
                        Severity.WARNING,
                        signal(report, deciding, worst, !wrong.isEmpty()),
                        monitor.alerts().enterAfter(),
                        monitor.alerts().exitAfter(),
                        worst,
                        AlertRules.summary(worst, otherwise)));
    }

    private static boolean decides(Measurement said, EstimateRule rule) {
        return said.metric().startsWith(EstimateJudge.ESTIMATED) && rule.covers(measureOf(said));
    }

    private static String measureOf(Measurement said) {
        return said.metric().substring(EstimateJudge.ESTIMATED.length());
    }

    private static Signal signal(
            WindowReport report,
            List<Measurement> deciding,
            List<Measurement> worst,
            boolean someAreWrong) {
        // a broken input is told of by itself, and what it hides of the model cannot be estimated
        if (AlertRules.isBroken(report)) {
            return Signal.HOLD;
        }
        if (!worst.isEmpty()) {
            return Signal.BREACH;
        }
        boolean known =
                deciding.stream()
                        .anyMatch(
                                said ->
                                        said.verdict() == Verdict.OK
                                                || said.verdict() == Verdict.WARN);
        return known || deciding.isEmpty() && someAreWrong ? Signal.CLEAR : Signal.HOLD;
    }

    /** How far beyond its threshold, in shares of the threshold. */
    private static double excess(Measurement said) {
        return said.value() == null || said.threshold() == null || said.threshold() == 0
                ? 0
                : Math.abs(said.value() / said.threshold() - 1);
    }
}
