package dev.plumbline.core.monitor;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.GroupCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks how differently a classifier decides for the segments of protected features.
 *
 * @param features features whose segments are compared with each other, in order, each the features
 *     of declared segments ({@link SegmentSpec#isBy})
 * @param reference with which segment of a feature the others are compared, unless one is named
 * @param references by protected feature the segment that its others are compared with, by its name
 *     or what stands after the feature in it: {@code male}, {@code >=60}
 * @param favourable the class that people hope for; null for the positive one of a binary model
 * @param limits beyond which a gap is DRIFT: from 0 for a difference, above 0 and up to 1 for a
 *     ratio; metrics without one are shown
 */
public record FairnessSpec(
        List<String> features,
        Reference reference,
        Map<String, String> references,
        String favourable,
        Map<FairnessMetric, Double> limits) {

    /** How the segment is chosen that the others are compared with. */
    public enum Reference {
        /**
         * The one with the most evaluation rows, so that it stays the same in every window; where
         * none had enough to be counted, with the most rows of the window.
         */
        LARGEST,
        /**
         * The one with the highest selection rate in the window, as in the four-fifths rule.
         *
         * @see <a href="https://www.ecfr.gov/current/title-29/section-1607.4">29 CFR 1607.4 D</a>
         */
        HIGHEST
    }

    public FairnessSpec {
        features = List.copyOf(features);
        references = Map.copyOf(references);
        limits = Map.copyOf(limits);
        if (features.isEmpty() || features.size() > GroupCode.MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "1 to %d features must be protected, got %d"
                            .formatted(GroupCode.MOST_FEATURES, features.size()));
        }
        limits.forEach(FairnessSpec::requireLimit);
    }

    private static void requireLimit(FairnessMetric metric, double limit) {
        if (!isLimit(metric, limit)) {
            throw new IllegalArgumentException(
                    "the limit of %s must be %s, got %s"
                            .formatted(
                                    metric.text(),
                                    metric.isRatio() ? "above 0 and at most 1" : "from 0 to 1",
                                    limit));
        }
    }

    /** Whether a number can be the limit of a metric. */
    public static boolean isLimit(FairnessMetric metric, double limit) {
        return limit >= 0 && limit <= 1 && !(metric.isRatio() && limit == 0);
    }

    /** Returns the limit of a metric; empty if it is only shown. */
    public Optional<Double> limit(FairnessMetric metric) {
        return Optional.ofNullable(limits.get(metric));
    }

    /** Returns the place of the segment that is named for a feature; empty if none of them is. */
    public Optional<Integer> reference(String feature, List<String> segments) {
        String written = references.get(feature);
        if (written == null) {
            return Optional.empty();
        }
        return Stream.of(written, feature + "=" + written, feature + written)
                .map(segments::indexOf)
                .filter(place -> place >= 0)
                .findFirst();
    }

    /** The class that people hope for, given the model's classes. */
    public String favourable(List<String> classes) {
        return favourable != null ? favourable : classes.get(classes.size() - 1);
    }
}
