package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the gaps between protected groups: breached if any is beyond its limit by more than chance,
 * clear if none is beyond it even by chance, and undecided between. Each lane has a rule of its
 * own, for its episodes begin and end apart.
 */
final class FairnessRule {
    private FairnessRule() {}

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        FairnessSpec spec = monitor.options().fairness();
        if (spec == null || !report.segment().isEmpty() || report.rows() == 0) {
            return List.of();
        }
        boolean needsLabels = report.lane() == Lane.PERFORMANCE;
        List<Measurement> judged =
                report.measurements().stream()
                        .filter(held -> limited(spec, needsLabels, held))
                        .toList();
        return judged.isEmpty() ? List.of() : List.of(outcome(judged, needsLabels, monitor));
    }

    private static boolean limited(FairnessSpec spec, boolean needsLabels, Measurement held) {
        return spec.limits().keySet().stream()
                .filter(metric -> metric.needsLabels() == needsLabels)
                .map(FairnessMetric::measurement)
                .anyMatch(held.metric()::equals);
    }

    private static RuleOutcome outcome(
            List<Measurement> judged, boolean needsLabels, Monitor monitor) {
        List<Measurement> breached =
                judged.stream()
                        .filter(held -> held.verdict() == Verdict.DRIFT)
                        .sorted(
                                Comparator.comparingDouble(Hysteresis::gapBeyondLimit)
                                        .reversed()
                                        .thenComparing(Measurement::feature))
                        .limit(Evidence.MOST)
                        .toList();
        int enterAfter = monitor.alerts().enterAfter();
        List<Cause> causes = Cause.ofJudged(judged, enterAfter, Hysteresis::ofGap);
        return new RuleOutcome(
                needsLabels ? AlertRules.FAIRNESS_ERRORS : AlertRules.FAIRNESS,
                Severity.WARNING,
                Signal.of(causes),
                enterAfter,
                monitor.alerts().exitAfter(),
                breached,
                Evidence.summary(breached, "every group is within its limits"),
                causes);
    }
}
