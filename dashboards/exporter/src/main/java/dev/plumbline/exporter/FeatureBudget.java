package dev.plumbline.exporter;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Bounds the series of a window: model-level measurements always pass, and so do the protected
 * groups that a monitor names; features only while there is room, the worst first. All features
 * stay on the reports topic.
 *
 * @param topFeatures features shown per window, at least 0
 */
record FeatureBudget(int topFeatures) {
    static final int DEFAULT_TOP_FEATURES = 50;

    FeatureBudget {
        if (topFeatures < 0) {
            throw new IllegalArgumentException(
                    "top features must be at least 0, got " + topFeatures);
        }
    }

    /** How bad a feature looks: by its worst verdict, then by its largest effect. */
    private record Concern(int verdict, double effect) implements Comparable<Concern> {
        static Concern of(Measurement measurement) {
            double effect = measurement.effect() == null ? 0 : measurement.effect();
            return new Concern(rank(measurement.verdict()), effect);
        }

        private static int rank(Verdict verdict) {
            return switch (verdict) {
                case DRIFT -> 2;
                case WARN -> 1;
                case OK, INSUFFICIENT_DATA, NO_BASELINE, NOT_APPLICABLE -> 0;
            };
        }

        Concern worse(Concern other) {
            return compareTo(other) >= 0 ? this : other;
        }

        @Override
        public int compareTo(Concern other) {
            return verdict == other.verdict
                    ? Double.compare(effect, other.effect)
                    : Integer.compare(verdict, other.verdict);
        }
    }

    PublishedWindow apply(WindowReport report, Instant published) {
        Set<String> kept = worstFeatures(report.measurements());
        List<Measurement> shown =
                report.measurements().stream()
                        .filter(each -> !isOfFeature(each) || kept.contains(each.feature()))
                        .toList();
        return new PublishedWindow(
                withMeasurements(report, shown),
                published,
                features(report.measurements()) - kept.size());
    }

    private Set<String> worstFeatures(List<Measurement> measurements) {
        // sorted by name, so that equals are kept in the same order in every window
        Map<String, Concern> concerns = new TreeMap<>();
        for (Measurement measurement : measurements) {
            if (isOfFeature(measurement)) {
                concerns.merge(measurement.feature(), Concern.of(measurement), Concern::worse);
            }
        }
        return concerns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(topFeatures)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isOfFeature(Measurement measurement) {
        return measurement.feature() != null && !FairnessMetric.isIn(measurement.metric());
    }

    private static int features(List<Measurement> measurements) {
        return (int)
                measurements.stream()
                        .filter(FeatureBudget::isOfFeature)
                        .map(Measurement::feature)
                        .distinct()
                        .count();
    }

    private static WindowReport withMeasurements(WindowReport report, List<Measurement> shown) {
        return new WindowReport(
                report.model(),
                report.modelVersion(),
                report.role(),
                report.segment(),
                report.granularity(),
                report.clock(),
                report.lane(),
                report.windowStart(),
                report.windowEnd(),
                report.status(),
                report.revision(),
                report.emittedAt(),
                report.judged(),
                report.rows(),
                report.labelledRows(),
                report.baselineId(),
                report.monitorRevision(),
                shown,
                List.of());
    }
}
