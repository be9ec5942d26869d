package dev.plumbline.core.alert;

import dev.plumbline.core.monitor.Monitor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells what a monitor watches. No window of a segment, of a length of windows or of labels that it
 * no longer names is ever judged again, so nothing but this ends their episodes.
 */
final class Watched {
    static final String NO_LONGER_WATCHED = "no longer watched";

    private static final Set<String> NEED_LABELS =
            Set.of(
                    AlertRules.PERFORMANCE,
                    AlertRules.LIFETIME_RISK,
                    AlertRules.CONCEPT_DRIFT,
                    AlertRules.FAIRNESS_ERRORS,
                    AlertRules.TARGET_DRIFT);

    /** Row by row, so by the windows of the first declaration, which hold every row once. */
    private static final Set<String> BY_FIRST_WINDOWS =
            Set.of(AlertRules.LIFETIME_RISK, AlertRules.CONCEPT_DRIFT);

    private Watched() {}

    /** Returns the episodes of a version that the monitor has no window for, with the reason. */
    static Map<TrackKey, String> missing(AlertState state, String version, Monitor monitor) {
        Map<TrackKey, String> missing = new TreeMap<>();
        for (TrackKey key : state.tracks.keySet()) {
            if (key.version().equals(version) && !hasWindows(monitor, key)) {
                missing.put(key, NO_LONGER_WATCHED);
            } else if (key.version().equals(version) && !isBy(monitor, key)) {
                missing.put(key, DroppedRules.NO_LONGER_ASKED_FOR);
            }
        }
        return missing;
    }

    /** Whether the monitor makes windows that decide this. */
    static boolean isBy(Monitor monitor, TrackKey key) {
        return hasWindows(monitor, key) && DroppedRules.asks(monitor, key.rule());
    }

    private static boolean hasWindows(Monitor monitor, TrackKey key) {
        return isWindow(monitor, key)
                && isSegment(monitor, key.segment())
                && (monitor.label() != null || !NEED_LABELS.contains(key.rule()));
    }

    private static boolean isWindow(Monitor monitor, TrackKey key) {
        return monitor.windows().stream()
                .limit(BY_FIRST_WINDOWS.contains(key.rule()) ? 1 : Long.MAX_VALUE)
                .anyMatch(window -> window.granularity().equals(key.granularity()));
    }

    private static boolean isSegment(Monitor monitor, String segment) {
        return segment.isEmpty()
                || monitor.segments().stream().anyMatch(each -> each.isOf(segment));
    }
}
