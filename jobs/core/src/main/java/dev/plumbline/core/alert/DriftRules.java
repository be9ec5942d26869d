package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Reads the distributions of outputs and of features. A broken input explains drift of itself and
 * of every output, so neither opens an episode of its own; nor does it end one, because what it
 * hides cannot be known.
 */
final class DriftRules {
    private static final Set<String> OUTPUTS =
            Set.of(Baseline.VALUE, Baseline.SCORE, Baseline.CLASS);

    private final Monitor monitor;
    private final List<Measurement> drift;
    private final Set<String> brokenFeatures;

    private DriftRules(WindowReport report, Monitor monitor) {
        this.monitor = monitor;
        this.drift = Evidence.select(report, deciding(monitor, Set.of(DriftMetric.DISTRIBUTION)));
        this.brokenFeatures = QualityRule.brokenFeatures(report);
    }

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        DriftRules rules = new DriftRules(report, monitor);
        return List.of(rules.ofOutputs(), rules.ofFeatures());
    }

    /** The tests that decide, and the statistics that the user lets decide. */
    static Set<String> deciding(Monitor monitor, Set<String> tests) {
        Set<String> metrics = new HashSet<>(tests);
        monitor.options().statistics().stream()
                .filter(StatisticSpec::decides)
                .map(StatisticSpec::measurement)
                .forEach(metrics::add);
        return metrics;
    }

    private RuleOutcome ofOutputs() {
        boolean explained = !brokenFeatures.isEmpty();
        return outcome(
                AlertRules.PREDICTION_DRIFT,
                Severity.WARNING,
                drift.stream().filter(DriftRules::isOutput).toList(),
                held -> explained);
    }

    private RuleOutcome ofFeatures() {
        return outcome(
                AlertRules.FEATURE_DRIFT,
                Severity.INFO,
                drift.stream().filter(held -> !isOutput(held)).toList(),
                this::isHidden);
    }

    private RuleOutcome outcome(
            String rule,
            Severity severity,
            List<Measurement> judged,
            Predicate<Measurement> hidden) {
        List<Cause> causes =
                Cause.ofJudged(
                        judged,
                        monitor.alerts().enterAfter(),
                        held -> signal(held, hidden.test(held)));
        Signal signal = Signal.of(causes);
        boolean holds = signal != Signal.BREACH && judged.stream().anyMatch(hidden);
        List<Measurement> drifted =
                Evidence.worst(
                        judged.stream().filter(hidden.negate()).toList(),
                        Comparator.comparingDouble(weighted(monitor)).reversed());
        return new RuleOutcome(
                rule,
                severity,
                holds ? Signal.HOLD : signal,
                monitor.alerts().enterAfter(),
                monitor.alerts().exitAfter(),
                drifted,
                Evidence.summary(drifted, "distributions are as in the baseline"),
                causes);
    }

    private Signal signal(Measurement held, boolean explained) {
        return explained ? Signal.HOLD : Hysteresis.ofComparison(held, monitor.sensitivity());
    }

    private boolean isHidden(Measurement held) {
        return brokenFeatures.contains(held.feature())
                && (held.verdict() == Verdict.DRIFT || held.verdict() == Verdict.INSUFFICIENT_DATA);
    }

    private static boolean isOutput(Measurement held) {
        return OUTPUTS.contains(held.feature());
    }

    /** Ranks drift by its effect times the importance that the monitor gives the feature. */
    private static ToDoubleFunction<Measurement> weighted(Monitor monitor) {
        Map<String, Double> importance = new HashMap<>();
        monitor.features().forEach(spec -> importance.put(spec.name(), spec.importance()));
        return m -> effect(m) * importance.getOrDefault(m.feature(), 1.0);
    }

    private static double effect(Measurement m) {
        return m.effect() == null ? 0 : m.effect();
    }
}
