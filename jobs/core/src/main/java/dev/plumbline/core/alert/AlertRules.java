package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.List;

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
        if (report.rows() > 0) {
            outcomes.add(baseline(report));
            outcomes.add(QualityRule.outcome(report, monitor));
            outcomes.addAll(DriftRules.outcomes(report, monitor));
        }
        return outcomes;
    }

    private static RuleOutcome silence(WindowReport report) {
        return report.rows() == 0
                ? once(
                        SILENT,
                        Signal.BREACH,
                        "no predictions in the window, so nothing can be seen")
                : once(SILENT, Signal.CLEAR, "predictions arrive");
    }

    private static RuleOutcome baseline(WindowReport report) {
        String version = "version " + report.modelVersion();
        return report.baselineId() == null
                ? once(
                        NO_BASELINE,
                        Signal.BREACH,
                        "no baseline holds for " + version + ", so nothing can be judged")
                : once(NO_BASELINE, Signal.CLEAR, "a baseline holds for " + version);
    }

    private static RuleOutcome once(String rule, Signal signal, String summary) {
        return new RuleOutcome(rule, severityOf(rule), signal, 1, 1, List.of(), summary);
    }
}
