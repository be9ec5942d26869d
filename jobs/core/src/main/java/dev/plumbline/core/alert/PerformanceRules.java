package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads the monitor's performance rules as one: breached if any is, clear if all are back within
 * their exits, and undecided between. Each rule counts its own breached windows in a row.
 */
final class PerformanceRules {
    private PerformanceRules() {}

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        if (report.rows() == 0 || monitor.performance().isEmpty()) {
            return List.of();
        }
        List<Measurement> breached = new ArrayList<>();
        List<Cause> causes = new ArrayList<>();
        for (PerformanceRule rule : monitor.performance()) {
            for (Measurement held : Evidence.select(report, Set.of(rule.metric()))) {
                // a rule that the baseline cannot serve would keep the others' episodes open
                if (Hysteresis.isJudged(held)) {
                    causes.add(
                            Cause.of(held, Hysteresis.ofPerformance(held, rule), rule.windows()));
                }
                if (held.verdict() == Verdict.DRIFT) {
                    breached.add(held);
                }
            }
        }
        List<Measurement> worst =
                Evidence.worst(
                        breached, Comparator.comparingDouble(PerformanceRules::excess).reversed());
        return List.of(
                new RuleOutcome(
                        AlertRules.PERFORMANCE,
                        Severity.CRITICAL,
                        Signal.of(causes),
                        RuleOutcome.NEVER_TOGETHER,
                        monitor.alerts().exitAfter(),
                        worst,
                        Evidence.summary(worst, "performance is within its thresholds"),
                        causes));
    }

    /** How many times worse than its threshold, so that metrics of any unit compare. */
    private static double excess(Measurement held) {
        if (held.value() == null || held.threshold() == null) {
            return 0;
        }
        return Hysteresis.isLessBetter(held.metric())
                ? held.value() / held.threshold()
                : held.threshold() / held.value();
    }
}
