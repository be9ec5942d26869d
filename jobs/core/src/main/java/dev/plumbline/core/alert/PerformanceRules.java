package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
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
        boolean decides = false;
        boolean cleared = true;
        int enterAfter = Integer.MAX_VALUE;
        List<Cause> causes = new ArrayList<>();
        for (PerformanceRule rule : monitor.performance()) {
            Measurement held =
                    AlertRules.select(report, Set.of(rule.metric())).stream()
                            .findFirst()
                            .orElse(null);
            if (held == null || canNeverDecide(held)) {
                continue;
            }
            decides = true;
            if (held.verdict() == Verdict.DRIFT) {
                breached.add(held);
                enterAfter = Math.min(enterAfter, rule.windows());
            }
            boolean clear = held.verdict() == Verdict.OK && isBackWithinExit(held, rule);
            cleared &= clear;
            causes.add(cause(held, rule, clear));
        }
        Signal signal =
                !breached.isEmpty()
                        ? Signal.BREACH
                        : decides && cleared ? Signal.CLEAR : Signal.HOLD;
        List<Measurement> worst =
                breached.stream()
                        .sorted(Comparator.comparingDouble(PerformanceRules::excess).reversed())
                        .limit(AlertRules.MOST_EVIDENCE)
                        .toList();
        return List.of(
                new RuleOutcome(
                        AlertRules.PERFORMANCE,
                        Severity.CRITICAL,
                        signal,
                        enterAfter,
                        monitor.alerts().exitAfter(),
                        worst,
                        AlertRules.summary(worst, "performance is within its thresholds"),
                        causes));
    }

    /** A streak of one rule is none of another's. */
    private static Cause cause(Measurement held, PerformanceRule rule, boolean clear) {
        Signal signal =
                held.verdict() == Verdict.DRIFT
                        ? Signal.BREACH
                        : clear ? Signal.CLEAR : Signal.HOLD;
        return new Cause(rule.metric(), signal, rule.windows());
    }

    /** Otherwise a rule that the baseline cannot serve would keep the others' episodes open. */
    private static boolean canNeverDecide(Measurement held) {
        return held.verdict() == Verdict.NOT_APPLICABLE || held.verdict() == Verdict.NO_BASELINE;
    }

    /**
     * The threshold stands at {@code enter} times the baseline's loss, so the exit lies at exit /
     * enter of it.
     */
    private static boolean isBackWithinExit(Measurement held, PerformanceRule rule) {
        if (held.value() == null || held.threshold() == null) {
            return false;
        }
        return isLessBetter(held)
                ? held.value()
                        <= SignificantDigits.round(held.threshold() * rule.exit() / rule.enter())
                : held.value()
                        >= SignificantDigits.round(held.threshold() * rule.enter() / rule.exit());
    }

    /** How many times worse than its threshold, so that metrics of any unit compare. */
    private static double excess(Measurement held) {
        if (held.value() == null || held.threshold() == null) {
            return 0;
        }
        return isLessBetter(held)
                ? held.value() / held.threshold()
                : held.threshold() / held.value();
    }

    private static boolean isLessBetter(Measurement held) {
        return PerformanceMetric.named(held.metric())
                .filter(metric -> metric.better() == Direction.LESS)
                .isPresent();
    }
}
