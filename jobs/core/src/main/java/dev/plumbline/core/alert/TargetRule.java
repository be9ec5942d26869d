package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the labels' distribution. All versions that answer the same traffic have the same labels,
 * so only the champion's reports open an episode, and one drift of the target is told once.
 */
final class TargetRule {
    private TargetRule() {}

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        List<Measurement> judged =
                AlertRules.select(report, deciding(monitor)).stream()
                        .filter(held -> TargetReference.NAME.equals(held.feature()))
                        .toList();
        if (report.role() != Role.CHAMPION || judged.isEmpty()) {
            return List.of();
        }
        List<Measurement> drifted =
                judged.stream().filter(held -> held.verdict() == Verdict.DRIFT).toList();
        boolean clear = judged.stream().anyMatch(held -> held.verdict() == Verdict.OK);
        return List.of(
                new RuleOutcome(
                        AlertRules.TARGET_DRIFT,
                        Severity.WARNING,
                        !drifted.isEmpty() ? Signal.BREACH : clear ? Signal.CLEAR : Signal.HOLD,
                        monitor.alerts().enterAfter(),
                        monitor.alerts().exitAfter(),
                        drifted.stream().limit(AlertRules.MOST_EVIDENCE).toList(),
                        AlertRules.summary(drifted, "labels are distributed as in the baseline")));
    }

    /** The tests that decide, and the statistics that the user lets decide. */
    private static Set<String> deciding(Monitor monitor) {
        Set<String> metrics =
                new HashSet<>(Set.of(TargetJudge.TARGET_DISTRIBUTION, DriftMetric.UNSEEN_RATE));
        monitor.options().statistics().stream()
                .filter(StatisticSpec::decides)
                .map(StatisticSpec::measurement)
                .forEach(metrics::add);
        return metrics;
    }
}
