package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.PerformanceJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
        // what is wrong with the labels stands beside the loss, for it forbids to train on them
        List<Measurement> labels = worst.isEmpty() ? List.of() : undeclared(report);
        return List.of(
                new RuleOutcome(
                        AlertRules.PERFORMANCE,
                        Severity.CRITICAL,
                        Signal.of(causes),
                        RuleOutcome.NEVER_TOGETHER,
                        monitor.alerts().exitAfter(),
                        Stream.concat(worst.stream(), labels.stream()).toList(),
                        summary(worst, labels),
                        causes));
    }

    private static String summary(List<Measurement> worst, List<Measurement> labels) {
        String loss = Evidence.summary(worst, "performance is within its thresholds");
        return labels.isEmpty() ? loss : loss + "; " + Evidence.summary(labels, "");
    }

    private static List<Measurement> undeclared(WindowReport report) {
        return Evidence.select(report, Set.of(PerformanceJudge.UNKNOWN_LABELS)).stream()
                .filter(labels -> labels.verdict() == Verdict.WARN)
                .toList();
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
