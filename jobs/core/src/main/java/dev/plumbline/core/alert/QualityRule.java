package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads whether features, and the rows as a whole, arrive as the baseline knows them. */
final class QualityRule {
    private static final Set<String> METRICS =
            Set.of(
                    DriftMetric.MISSING_RATE,
                    DriftMetric.OUT_OF_RANGE_RATE,
                    DriftMetric.UNSEEN_RATE,
                    DriftMetric.EMPTY_RATE,
                    DriftMetric.TYPE_ERROR_RATE,
                    DriftMetric.NAN_RATE,
                    DriftMetric.INFINITE_RATE,
                    DriftMetric.SCALE_JUMP,
                    DriftMetric.DUPLICATE_RATE,
                    DriftMetric.FRESHNESS,
                    DriftMetric.ROW_COUNT_CHANGE);

    private QualityRule() {}

    static RuleOutcome outcome(WindowReport report, Monitor monitor) {
        List<Measurement> quality = Evidence.select(report, METRICS);
        List<Measurement> broken =
                Evidence.worst(quality, Comparator.comparingDouble(QualityRule::excess).reversed());
        int enterAfter = monitor.alerts().enterAfter();
        List<Cause> causes =
                Cause.ofJudged(
                        quality,
                        enterAfter,
                        held -> Hysteresis.ofComparison(held, monitor.sensitivity()));
        return new RuleOutcome(
                AlertRules.DATA_QUALITY,
                Severity.CRITICAL,
                Signal.of(causes),
                enterAfter,
                monitor.alerts().exitAfter(),
                broken,
                Evidence.summary(broken, "every feature arrives as its baseline knows it"),
                causes);
    }

    /** Returns the features that arrive broken. */
    static Set<String> brokenFeatures(WindowReport report) {
        return Evidence.select(report, METRICS).stream()
                .filter(m -> m.verdict() == Verdict.DRIFT)
                .map(Measurement::feature)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static double excess(Measurement m) {
        return m.value() == null
                ? 0
                : Math.abs(m.value() - (m.threshold() == null ? 0 : m.threshold()));
    }
}
