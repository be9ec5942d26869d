package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import java.util.Set;

/**
 * Reads the labels' distribution. All versions that answer the same traffic have the same labels,
 * so only the champion's reports open an episode, and one drift of the target is told once.
 */
final class TargetRule {
    private static final Set<String> TESTS =
            Set.of(TargetJudge.TARGET_DISTRIBUTION, DriftMetric.UNSEEN_RATE);

    private TargetRule() {}

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        List<Measurement> judged =
                Evidence.select(report, DriftRules.deciding(monitor, TESTS)).stream()
                        .filter(held -> TargetReference.NAME.equals(held.feature()))
                        .toList();
        if (report.role() != Role.CHAMPION || judged.isEmpty()) {
            return List.of();
        }
        int enterAfter = monitor.alerts().enterAfter();
        List<Cause> causes =
                Cause.ofJudged(
                        judged,
                        enterAfter,
                        held -> Hysteresis.ofComparison(held, monitor.sensitivity()));
        List<Measurement> drifted =
                judged.stream()
                        .filter(held -> held.verdict() == Verdict.DRIFT)
                        .limit(Evidence.MOST)
                        .toList();
        return List.of(
                new RuleOutcome(
                        AlertRules.TARGET_DRIFT,
                        Severity.WARNING,
                        Signal.of(causes),
                        enterAfter,
                        monitor.alerts().exitAfter(),
                        drifted,
                        Evidence.summary(drifted, "labels are distributed as in the baseline"),
                        causes));
    }
}
