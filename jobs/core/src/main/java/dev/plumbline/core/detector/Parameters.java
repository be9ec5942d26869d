package dev.plumbline.core.detector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Parameters by name, each asked for once, so that a name nobody asked for is refused. */
final class Parameters {
    private final DetectorMethod method;
    private final Map<String, Double> unread;
    private final Set<String> known = new LinkedHashSet<>();

    Parameters(DetectorMethod method, Map<String, Double> values) {
        this.method = method;
        this.unread = new LinkedHashMap<>(values);
    }

    double number(String name) {
        known.add(name);
        Double value = unread.remove(name);
        Require.that(value != null, "%s must have a value for %s, got none", method.id(), name);
        return value;
    }

    int count(String name) {
        double value = number(name);
        Require.that(
                value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE,
                "%s of %s must be a whole number, got %s",
                name,
                method.id(),
                value);
        return (int) value;
    }

    boolean flag(String name) {
        double value = number(name);
        Require.that(
                value == 0 || value == 1,
                "%s of %s must be 1 (yes) or 0 (no), got %s",
                name,
                method.id(),
                value);
        return value == 1;
    }

    Falls falls() {
        double value = number("falls");
        for (Falls falls : Falls.values()) {
            if (falls.parameter() == value) {
                return falls;
            }
        }
        throw new IllegalArgumentException(
                "falls of %s must be 0 (ignored), 1 (restart without a signal) or 2 (reported), got %s"
                        .formatted(method.id(), value));
    }

    /**
     * Refuses what was not asked for.
     *
     * @throws IllegalArgumentException if there is any
     */
    void rejectUnread() {
        Require.that(
                unread.isEmpty(), "%s has no parameter %s; it has %s", method.id(), unread, known);
    }

    /** Returns names and numbers, written one after the other, as a map in that order. */
    static Map<String, Double> of(Object... namesAndNumbers) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int at = 0; at < namesAndNumbers.length; at += 2) {
            map.put((String) namesAndNumbers[at], ((Number) namesAndNumbers[at + 1]).doubleValue());
        }
        return Collections.unmodifiableMap(map);
    }
}
