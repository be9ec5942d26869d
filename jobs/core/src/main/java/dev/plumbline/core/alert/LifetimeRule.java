package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import java.util.Set;

/**
 * Reads the evidence of a version's whole life. One window opens the episode, for the evidence
 * itself bounds false alarms.
 */
final class LifetimeRule {
    private static final int AT_ONCE = 1;

    private LifetimeRule() {}

    /** Whether a report bears on the rule, whether or not alerts are decided on the rest of it. */
    static boolean isIn(WindowReport report) {
        return report.measurements().stream()
                .anyMatch(held -> held.metric().equals(LifetimeJudge.LIFETIME_RISK));
    }

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        return Evidence.select(report, Set.of(LifetimeJudge.LIFETIME_RISK)).stream()
                .map(held -> outcome(held, monitor))
                .toList();
    }

    private static RuleOutcome outcome(Measurement held, Monitor monitor) {
        Signal signal = Hysteresis.ofEvidence(held);
        List<Measurement> evidence = signal == Signal.BREACH ? List.of(held) : List.of();
        return new RuleOutcome(
                AlertRules.LIFETIME_RISK,
                Severity.CRITICAL,
                signal,
                AT_ONCE,
                monitor.alerts().exitAfter(),
                evidence,
                Evidence.summary(evidence, "the model errs as little as the baseline allows"));
    }
}
