package dev.plumbline.core.alert;

import dev.plumbline.core.judgement.DetectorJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.List;

/**
 * Reads what the sequential detectors say. One rise opens the episode, for detectors are calibrated
 * to false alarms; it ends when a detector can tell that the errors are back where they were, and
 * none says that they are not. What a detector that began anew does not see meanwhile ends nothing.
 */
final class ConceptDriftRule {
    private static final int AT_ONCE = 1;

    private ConceptDriftRule() {}

    /** Whether the measurement is a detector's. */
    static boolean isOfDetector(Measurement measurement) {
        return measurement.metric().startsWith(DetectorJudge.PREFIX);
    }

    static List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) {
        List<Measurement> detectors =
                report.measurements().stream().filter(ConceptDriftRule::isOfDetector).toList();
        if (detectors.isEmpty()) {
            return List.of();
        }
        List<Measurement> risen =
                detectors.stream()
                        .filter(held -> held.verdict() == Verdict.DRIFT)
                        .sorted(Comparator.comparingLong(ConceptDriftRule::firstChange))
                        .limit(Evidence.MOST)
                        .toList();
        return List.of(
                new RuleOutcome(
                        AlertRules.CONCEPT_DRIFT,
                        Severity.WARNING,
                        Hysteresis.ofDetectors(detectors),
                        AT_ONCE,
                        monitor.alerts().exitAfter(),
                        risen,
                        Evidence.summary(risen, "the errors are where they were before")));
    }

    private static long firstChange(Measurement detector) {
        return detector.changes().isEmpty() ? Long.MAX_VALUE : detector.changes().get(0).row();
    }
}
