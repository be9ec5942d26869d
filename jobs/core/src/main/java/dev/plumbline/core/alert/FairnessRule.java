package dev.plumbline.core.alert;

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
                                Comparator.comparingDouble(FairnessRule::excess)
                                        .reversed()
                                        .thenComparing(Measurement::feature))
                        .limit(AlertRules.MOST_EVIDENCE)
                        .toList();
        return new RuleOutcome(
                needsLabels ? AlertRules.FAIRNESS_ERRORS : AlertRules.FAIRNESS,
                Severity.WARNING,
                signal(judged, breached),
                monitor.alerts().enterAfter(),
                monitor.alerts().exitAfter(),
                breached,
                AlertRules.summary(breached, "every group is within its limits"));
    }

    private static Signal signal(List<Measurement> judged, List<Measurement> breached) {
        if (!breached.isEmpty()) {
            return Signal.BREACH;
        }
        boolean within = judged.stream().anyMatch(held -> held.verdict() == Verdict.OK);
        boolean outside = judged.stream().anyMatch(held -> isOk(held) && excess(held) > 0);
        return within && !outside ? Signal.CLEAR : Signal.HOLD;
    }

    private static boolean isOk(Measurement held) {
        return held.verdict() == Verdict.OK;
    }

    /**
     * How far a value lies beyond its limit, not above 0 within it. The threshold stands on the
     * value's side of equality.
     */
    private static double excess(Measurement held) {
        if (held.value() == null || held.threshold() == null) {
            return 0;
        }
        double equality =
                held.metric().equals(FairnessMetric.DISPARATE_IMPACT.measurement()) ? 1 : 0;
        double allowed = Math.abs(held.threshold() - equality);
        double distance = Math.abs(held.value() - equality);
        return distance - allowed;
    }
}
