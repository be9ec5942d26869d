package dev.plumbline.core.monitor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Slices of the traffic that are reported on their own.
 *
 * @param conditions one, or two of different features that must both hold; every combination of
 *     their slices is a segment
 */
public record SegmentSpec(List<SegmentCondition> conditions) {
    /** Stands between two conditions in a segment's name. */
    public static final String AND = " & ";

    public static final int MOST_CONDITIONS = 2;

    public SegmentSpec {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
            throw new IllegalArgumentException(
                    "a segment must have 1 to %d conditions, got %d"
                            .formatted(MOST_CONDITIONS, conditions.size()));
        }
        if (conditions.stream().map(SegmentCondition::feature).distinct().count()
                < conditions.size()) {
            throw new IllegalArgumentException(
                    "the conditions of a segment must be of different features, got " + conditions);
        }
    }

    /** Every category of a feature. */
    public static SegmentSpec of(String feature) {
        return of(SegmentCondition.everyCategory(feature));
    }

    /** Makes slices in which all conditions hold: one, or two of different features. */
    public static SegmentSpec of(SegmentCondition... conditions) {
        return new SegmentSpec(List.of(conditions));
    }

    /** The features of its conditions: {@code country & device}. */
    public String features() {
        return conditions.stream().map(SegmentCondition::feature).collect(Collectors.joining(AND));
    }

    /** Whether its conditions are of exactly these features, in either order. */
    public boolean isBy(String features) {
        return features.equals(features())
                || conditions.size() == 2
                        && features.equals(
                                conditions.get(1).feature() + AND + conditions.get(0).feature());
    }

    /** Whether a segment of this name is one that it asks for. */
    public boolean isOf(String segment) {
        if (conditions.size() == 1) {
            return conditions.get(0).isOf(segment);
        }
        // a category's own text may hold what stands between two conditions
        for (int at = segment.indexOf(AND); at >= 0; at = segment.indexOf(AND, at + 1)) {
            if (conditions.get(0).isOf(segment.substring(0, at))
                    && conditions.get(1).isOf(segment.substring(at + AND.length()))) {
                return true;
            }
        }
        return false;
    }

    /** As people write it: {@code country=DE & device}. */
    public String text() {
        return conditions.stream().map(SegmentCondition::text).collect(Collectors.joining(AND));
    }
}
