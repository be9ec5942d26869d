package dev.plumbline.core.alert;

import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.report.WindowReport;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds episodes that no later report would end: of a rule that the monitor no longer asks for, or
 * of a baseline that another has replaced which holds nothing to decide the rule by. Only a judged
 * report of the same lane, version, segment and granularity tells so.
 */
final class DroppedRules {
    static final String NO_LONGER_ASKED_FOR = "no longer asked for";
    static final String OTHER_BASELINE = "another baseline has taken over";

    private DroppedRules() {}

    /**
     * Returns what no longer goes on, with the reason.
     *
     * @param decided rules that the report bears on
     */
    static Map<TrackKey, String> in(
            AlertState state, WindowReport report, Monitor monitor, Set<String> decided) {
        Map<TrackKey, String> dropped = new TreeMap<>();
        if (!report.judged()) {
            return dropped;
        }
        state.tracks.forEach(
                (key, track) -> {
                    // a window before the episode's may have been judged by an older monitor
                    boolean knowsLess = report.windowStart().toEpochMilli() < track.windowStart();
                    if (!key.equals(TrackKey.of(report, key.rule())) || knowsLess) {
                        return;
                    }
                    if (!asks(monitor, key.rule())) {
                        dropped.put(key, NO_LONGER_ASKED_FOR);
                    } else if (!decided.contains(key.rule()) && isOfAnother(track, report, key)) {
                        dropped.put(key, OTHER_BASELINE);
                    }
                });
        return dropped;
    }

    /** The whole life is decided on final reports, so a judged one need not bear on it. */
    private static boolean isOfAnother(EpisodeTrack track, WindowReport report, TrackKey key) {
        return report.rows() > 0
                && report.baselineId() != null
                && !key.rule().equals(AlertRules.LIFETIME_RISK)
                && !track.baselineId().equals(report.baselineId());
    }

    static boolean asks(Monitor monitor, String rule) {
        MonitorOptions options = monitor.options();
        return switch (rule) {
            case AlertRules.PERFORMANCE -> !monitor.performance().isEmpty();
            case AlertRules.LIFETIME_RISK -> options.lifetime() != null;
            case AlertRules.CONCEPT_DRIFT -> !options.detectors().isEmpty();
            case AlertRules.ESTIMATED_PERFORMANCE ->
                    options.estimateRule() != null && options.estimates(monitor.task());
            case AlertRules.FAIRNESS -> limits(options.fairness(), false);
            case AlertRules.FAIRNESS_ERRORS -> limits(options.fairness(), true);
            case AlertRules.TARGET_DRIFT -> monitor.label() != null;
            default -> true;
        };
    }

    private static boolean limits(FairnessSpec spec, boolean needsLabels) {
        return spec != null
                && spec.limits().keySet().stream()
                        .anyMatch(metric -> metric.needsLabels() == needsLabels);
    }
}
