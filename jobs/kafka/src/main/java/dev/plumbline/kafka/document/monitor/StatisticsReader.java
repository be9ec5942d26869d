package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.JsonText;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the statistics that a monitor asks for, and refuses those that do not fit a feature. */
final class StatisticsReader {
    private static final Set<String> OUTPUTS =
            Set.of(Baseline.VALUE, Baseline.SCORE, Baseline.CLASS);

    private final DocumentSection root;
    private final boolean anyName;

    /** By name, outputs first; null where the type is left to the evaluation data. */
    private final Map<String, FeatureType> types = new LinkedHashMap<>();

    /**
     * Reads the statistics of a monitor.
     *
     * @param features the declared ones; empty where the baseline's are monitored
     * @param labels what the labels are; null where none are joined
     */
    StatisticsReader(DocumentSection root, List<FeatureSpec> features, FeatureType labels) {
        this.root = root;
        this.anyName = features.isEmpty();
        types.put(Baseline.VALUE, FeatureType.NUMERIC);
        types.put(Baseline.SCORE, FeatureType.NUMERIC);
        types.put(Baseline.CLASS, FeatureType.CATEGORICAL);
        if (labels != null) {
            types.put(TargetReference.NAME, labels);
        }
        // a feature of the labels' name takes precedence
        features.forEach(feature -> types.put(feature.name(), feature.type()));
    }

    List<StatisticSpec> statistics() {
        List<StatisticSpec> statistics = new ArrayList<>();
        if (!root.has("statistics")) {
            return statistics;
        }
        for (DocumentValue item : root.required("statistics", "").list()) {
            StatisticSpec statistic = item.isScalar() ? shown(item) : detailed(item);
            if (statistics.stream().anyMatch(other -> overlap(other, statistic))) {
                throw item.problem(
                        "must be the only %s of a feature".formatted(statistic.measurement()),
                        "remove one of the two, or give them different features");
            }
            statistics.add(statistic);
        }
        return statistics;
    }

    private static boolean overlap(StatisticSpec one, StatisticSpec other) {
        return one.measurement().equals(other.measurement())
                && (one.features().isEmpty()
                        || other.features().isEmpty()
                        || one.features().stream().anyMatch(other.features()::contains));
    }

    private static StatisticSpec shown(DocumentValue item) {
        return StatisticSpec.shown(metric(item, NamedProfile.PLUMBLINE).text());
    }

    private StatisticSpec detailed(DocumentValue item) {
        DocumentSection section =
                item.section("metric", "profile", "threshold", "decides", "features");
        DocumentValue named = section.required("metric", "{metric: psi, profile: evidently}");
        NamedProfile profile =
                section.optional("profile")
                        .map(value -> value.oneOf(NamedProfile.class))
                        .orElse(NamedProfile.PLUMBLINE);
        Statistic metric = metric(named, profile);
        Double threshold =
                section.optional("threshold")
                        .map(value -> value.number("must be at least 0", given -> given >= 0))
                        .orElse(null);
        boolean decides = section.optional("decides").map(DocumentValue::truth).orElse(false);
        return new StatisticSpec(
                metric.text(),
                profile.text(),
                threshold,
                decides,
                section.optional("features")
                        .map(value -> features(value, metric, profile))
                        .orElse(List.of()));
    }

    private static Statistic metric(DocumentValue value, NamedProfile profile) {
        String metric = value.name();
        List<String> known = profile.statistics().stream().map(Statistic::text).toList();
        if (!known.contains(metric)) {
            throw value.problem(
                    "must be a statistic of the profile %s: %s"
                            .formatted(profile.text(), String.join(", ", known)),
                    "the nearest is " + NearestName.of(metric, known));
        }
        return Statistic.named(metric).orElseThrow();
    }

    private List<String> features(DocumentValue value, Statistic metric, NamedProfile profile) {
        List<String> features = new ArrayList<>();
        for (DocumentValue item : value.list()) {
            String name = item.name();
            if (features.contains(name)) {
                throw item.problem("must stand once", "remove one of the two");
            }
            requireKnown(item);
            FeatureType type = types.get(name);
            if (type != null && !profile.has(metric, type)) {
                throw unfit(item, metric, profile, type);
            }
            features.add(name);
        }
        if (features.isEmpty()) {
            throw value.problem(
                    "must name at least one feature",
                    "remove the key to measure all that the metric applies to");
        }
        return features;
    }

    private void requireKnown(DocumentValue item) {
        if (item.text().equals(TargetReference.NAME) && !types.containsKey(item.text())) {
            throw item.problem(
                    "must be a monitored feature or output, and the labels are none where they are not joined",
                    "add label: {column: ...}, or remove it");
        }
        if (!anyName && !types.containsKey(item.text())) {
            throw item.problem(
                    "must be a monitored feature or output",
                    "the nearest is " + NearestName.of(item.text(), types.keySet()));
        }
    }

    private DocumentException unfit(
            DocumentValue item, Statistic metric, NamedProfile profile, FeatureType type) {
        List<String> fitting = profile.statistics(type).stream().map(Statistic::text).toList();
        List<String> suitable =
                types.keySet().stream()
                        .filter(name -> !OUTPUTS.contains(name))
                        .filter(name -> types.get(name) != null)
                        .filter(name -> profile.has(metric, types.get(name)))
                        .toList();
        String others = suitable.isEmpty() ? "" : "; %s fits %s".formatted(metric.text(), suitable);
        return item.problem(
                "must be a feature that %s applies to".formatted(metric.text()),
                "for %s features there are %s, the nearest is %s%s"
                        .formatted(
                                JsonText.lower(type),
                                String.join(", ", fitting),
                                NearestName.of(metric.text(), fitting),
                                others));
    }
}
