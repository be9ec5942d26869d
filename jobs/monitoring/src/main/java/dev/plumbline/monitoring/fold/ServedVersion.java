package dev.plumbline.monitoring.fold;

import dev.plumbline.core.rollup.RollupKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The plans of one model version in one role: which holds at which event times. Plans are kept by
 * what they hold rows to, so that going back and forth between panes makes none anew.
 */
final class ServedVersion {
    /** More are panes and revisions of the past; they are resolved again if rows still come. */
    private static final int MOST_SPANS = 64;

    private static final int MOST_PLANS = 8;

    private final TreeMap<Long, Span> spans = new TreeMap<>();
    private final Map<RollupKey, VersionPlan> plans = new HashMap<>();

    /**
     * Event times over which one plan holds.
     *
     * @param from inclusive, in milliseconds
     * @param to exclusive
     */
    record Span(long from, long to, VersionPlan plan) {
        boolean holds(long eventTime) {
            return eventTime >= from && eventTime < to;
        }
    }

    /** Returns the span that holds an event time; null if none is known. */
    Span at(long eventTime) {
        Map.Entry<Long, Span> before = spans.floorEntry(eventTime);
        return before != null && before.getValue().holds(eventTime) ? before.getValue() : null;
    }

    Span add(long from, long to, RollupKey key, Supplier<VersionPlan> plan) {
        if (plans.size() >= MOST_PLANS && !plans.containsKey(key)) {
            plans.clear();
            spans.clear();
        }
        Span span = new Span(from, to, plans.computeIfAbsent(key, unknown -> plan.get()));
        spans.put(from, span);
        if (spans.size() > MOST_SPANS) {
            spans.pollFirstEntry();
        }
        return span;
    }
}
