package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Reads a report as the rules of the severity ladder: data-quality break, performance loss,
 * unfairness, prediction drift, target drift, feature drift. Drift that a data-quality break
 * explains is not a second alarm.
 */
public final class AlertRules {
    public static final String DATA_QUALITY = "data-quality";
    public static final String PERFORMANCE = "performance";
    public static final String LIFETIME_RISK = "lifetime-risk";
    public static final String CONCEPT_DRIFT = "concept-drift";
    public static final String ESTIMATED_PERFORMANCE = "estimated-performance";

    /** Of gaps between selection rates, which need no labels. */
    public static final String FAIRNESS = "fairness";

    /** Of gaps between true and false positive rates. */
    public static final String FAIRNESS_ERRORS = "fairness-errors";

    public static final String PREDICTION_DRIFT = "prediction-drift";
    public static final String TARGET_DRIFT = "target-drift";
    public static final String FEATURE_DRIFT = "feature-drift";
    public static final String SILENT = "silent";
    public static final String NO_BASELINE = "no-baseline";

    static final int MOST_EVIDENCE = 5;

    private static final Set<String> QUALITY_METRICS =
            Set.of(
                    "missing_rate",
                    "out_of_range_rate",
                    "unseen_rate",
                    "empty_rate",
                    "type_error_rate",
                    "nan_rate",
                    "infinite_rate",
                    "scale_jump",
                    "duplicate_rate",
                    "freshness",
                    "row_count_change");
    private static final Set<String> OUTPUTS =
            Set.of(Baseline.VALUE, Baseline.SCORE, Baseline.CLASS);
    private static final String DECIDING_DRIFT = "distribution";

    private AlertRules() {}

    /** Returns one outcome per rule that the report bears on, in the order of the ladder. */
    public static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        List<RuleOutcome> outcomes = new ArrayList<>();
        if (report.lane() == Lane.DATA) {
            outcomes.addAll(ofData(report, monitor));
            outcomes.addAll(FairnessRule.outcomes(report, monitor));
            return outcomes;
        }
        if (report.judged()) {
            outcomes.addAll(PerformanceRules.outcomes(report, monitor));
            outcomes.addAll(ConceptDriftRule.outcomes(report, monitor));
            outcomes.addAll(TargetRule.outcomes(report, monitor));
            outcomes.addAll(FairnessRule.outcomes(report, monitor));
        }
        outcomes.addAll(LifetimeRule.outcomes(report, monitor));
        return outcomes;
    }

    /**
     * Whether alerts are decided on the report: on the judged one of a window, and on the final one
     * if the version's whole life is watched.
     */
    public static boolean decideOn(WindowReport report) {
        return report.judged() || LifetimeRule.isIn(report);
    }

    /** The rung of the ladder on which a rule stands. */
    static Severity severityOf(String rule) {
        return switch (rule) {
            case FEATURE_DRIFT -> Severity.INFO;
            case CONCEPT_DRIFT,
                    ESTIMATED_PERFORMANCE,
                    FAIRNESS,
                    FAIRNESS_ERRORS,
                    PREDICTION_DRIFT,
                    TARGET_DRIFT,
                    NO_BASELINE ->
                    Severity.WARNING;
            default -> Severity.CRITICAL;
        };
    }

    private static List<RuleOutcome> ofData(WindowReport report, Monitor monitor) {
        List<RuleOutcome> outcomes = new ArrayList<>();
        // a segment without rows is a category that did not come, not a model that went silent
        if (report.segment().isEmpty()) {
            outcomes.add(silence(report));
        }
        if (report.rows() == 0) {
            return outcomes;
        }
        boolean withoutBaseline = report.baselineId() == null;
        outcomes.add(
                once(
                        NO_BASELINE,
                        Severity.WARNING,
                        withoutBaseline ? Signal.BREACH : Signal.CLEAR,
                        withoutBaseline
                                ? "no baseline holds for version "
                                        + report.modelVersion()
                                        + ", so nothing can be judged"
                                : "a baseline holds for version " + report.modelVersion()));
        List<Measurement> quality = select(report, QUALITY_METRICS);
        List<Measurement> broken =
                drifted(quality, Comparator.comparingDouble(AlertRules::excess).reversed());
        Set<String> brokenFeatures =
                quality.stream()
                        .filter(m -> m.verdict() == Verdict.DRIFT)
                        .map(Measurement::feature)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        outcomes.add(
                new RuleOutcome(
                        DATA_QUALITY,
                        Severity.CRITICAL,
                        signal(quality, broken),
                        monitor.alerts().enterAfter(),
                        monitor.alerts().exitAfter(),
                        broken,
                        summary(broken, "every feature arrives as its baseline knows it")));
        List<Measurement> drift = select(report, deciding(monitor));
        outcomes.add(
                drift(
                        PREDICTION_DRIFT,
                        Severity.WARNING,
                        outputs(drift, true),
                        brokenFeatures,
                        monitor));
        outcomes.add(
                drift(
                        FEATURE_DRIFT,
                        Severity.INFO,
                        outputs(drift, false),
                        brokenFeatures,
                        monitor));
        return outcomes;
    }

    /** The test that decides, and the statistics that the user lets decide. */
    private static Set<String> deciding(Monitor monitor) {
        Set<String> metrics = new HashSet<>(Set.of(DECIDING_DRIFT));
        monitor.options().statistics().stream()
                .filter(StatisticSpec::decides)
                .map(StatisticSpec::measurement)
                .forEach(metrics::add);
        return metrics;
    }

    private static RuleOutcome silence(WindowReport report) {
        return report.rows() == 0
                ? once(
                        SILENT,
                        Severity.CRITICAL,
                        Signal.BREACH,
                        "no predictions in the window, so nothing can be seen")
                : once(SILENT, Severity.CRITICAL, Signal.CLEAR, "predictions arrive");
    }

    private static RuleOutcome drift(
            String rule,
            Severity severity,
            List<Measurement> judged,
            Set<String> brokenFeatures,
            Monitor monitor) {
        // a broken input explains drift of itself and of every output, so neither opens an episode
        // of its own; nor does it end one, because what it hides cannot be known
        boolean explained =
                rule.equals(PREDICTION_DRIFT)
                        ? !brokenFeatures.isEmpty()
                        : judged.stream().anyMatch(drift -> isHidden(drift, brokenFeatures));
        List<Measurement> unexplained =
                judged.stream().filter(drift -> !brokenFeatures.contains(drift.feature())).toList();
        List<Measurement> drifted =
                drifted(unexplained, Comparator.comparingDouble(weighted(monitor)).reversed());
        boolean holds = explained && (drifted.isEmpty() || rule.equals(PREDICTION_DRIFT));
        return new RuleOutcome(
                rule,
                severity,
                holds ? Signal.HOLD : signal(unexplained, drifted),
                monitor.alerts().enterAfter(),
                monitor.alerts().exitAfter(),
                drifted,
                summary(drifted, "distributions are as in the baseline"));
    }

    private static boolean isHidden(Measurement drift, Set<String> brokenFeatures) {
        return brokenFeatures.contains(drift.feature())
                && (drift.verdict() == Verdict.DRIFT
                        || drift.verdict() == Verdict.INSUFFICIENT_DATA);
    }

    private static RuleOutcome once(String rule, Severity severity, Signal signal, String summary) {
        return new RuleOutcome(rule, severity, signal, 1, 1, List.of(), summary);
    }

    static List<Measurement> select(WindowReport report, Set<String> metrics) {
        return report.measurements().stream().filter(m -> metrics.contains(m.metric())).toList();
    }

    /** Whether a feature arrives broken, so that everything made of it is in doubt. */
    static boolean isBroken(WindowReport report) {
        return select(report, QUALITY_METRICS).stream()
                .anyMatch(m -> m.verdict() == Verdict.DRIFT && m.feature() != null);
    }

    private static List<Measurement> outputs(List<Measurement> measurements, boolean wanted) {
        return measurements.stream().filter(m -> OUTPUTS.contains(m.feature()) == wanted).toList();
    }

    private static List<Measurement> drifted(
            List<Measurement> measurements, Comparator<Measurement> worstFirst) {
        return measurements.stream()
                .filter(m -> m.verdict() == Verdict.DRIFT)
                .sorted(worstFirst.thenComparing(m -> String.valueOf(m.feature())))
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private static Signal signal(List<Measurement> judged, List<Measurement> drifted) {
        if (!drifted.isEmpty()) {
            return Signal.BREACH;
        }
        return judged.stream().anyMatch(m -> m.verdict() == Verdict.OK)
                ? Signal.CLEAR
                : Signal.HOLD;
    }

    private static double excess(Measurement m) {
        return m.value() == null
                ? 0
                : Math.abs(m.value() - (m.threshold() == null ? 0 : m.threshold()));
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

    static String summary(List<Measurement> worst, String otherwise) {
        if (worst.isEmpty()) {
            return otherwise;
        }
        StringBuilder text = new StringBuilder();
        for (Measurement m : worst.subList(0, Math.min(3, worst.size()))) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(m.feature() == null ? "" : m.feature() + " ")
                    .append(m.metric())
                    .append(' ')
                    .append(number(m.value()));
            if (m.threshold() != null) {
                text.append(" beyond ").append(number(m.threshold()));
            }
            if (m.reason() != null) {
                text.append(" (").append(m.reason()).append(')');
            }
        }
        return text.toString();
    }

    private static String number(Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.4g", value);
    }
}
