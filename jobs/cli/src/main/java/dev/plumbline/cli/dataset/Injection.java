package dev.plumbline.cli.dataset;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault put into one numeric feature on purpose, so that a data-quality alert can be seen.
 *
 * @param from inclusive
 * @param to exclusive
 * @param factor what the feature is multiplied by
 */
public record Injection(String feature, double factor, Instant from, Instant to) {

    /** Returns what was done, for people: {@code INJECTED: hum x 100}. */
    public String text() {
        return "INJECTED: %s x %s".formatted(feature, trimmed(factor));
    }

    /** Returns the row as it goes on the wire: changed within the span, as it is outside. */
    public Example apply(Example example) {
        boolean within = !example.eventTime().isBefore(from) && example.eventTime().isBefore(to);
        if (!within || !(example.features().get(feature) instanceof Number value)) {
            return example;
        }
        Map<String, Object> features = new LinkedHashMap<>(example.features());
        features.put(feature, value.doubleValue() * factor);
        return example.with(Collections.unmodifiableMap(features));
    }

    private static String trimmed(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
