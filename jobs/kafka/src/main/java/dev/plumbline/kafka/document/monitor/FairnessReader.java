package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.FairnessSpec.Reference;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how a monitor compares protected segments, which it must have declared. */
final class FairnessReader {
    private final DocumentSection section;
    private final DocumentValue value;
    private final List<SegmentSpec> segments;
    private final List<String> classes;
    private final boolean labelled;

    /**
     * Makes a reader for a classifier.
     *
     * @param segments the declared ones
     * @param classes the positive one last where there are two
     * @param labelled whether labels are joined
     */
    FairnessReader(
            DocumentValue value,
            List<SegmentSpec> segments,
            List<String> classes,
            boolean labelled) {
        this.value = value;
        this.section = value.section("protected", "reference", "favourable", "limits");
        this.segments = segments;
        this.classes = classes;
        this.labelled = labelled;
    }

    FairnessSpec fairness() {
        List<String> features = features();
        Map<String, String> references = new LinkedHashMap<>();
        Reference reference = reference(features, references);
        return new FairnessSpec(features, reference, references, favourable(), limits());
    }

    private List<String> features() {
        DocumentValue named =
                section.required("protected", "protected: [sex], whose segments are declared");
        List<String> features = new ArrayList<>();
        for (DocumentValue name : named.list()) {
            features.add(feature(name, features));
        }
        if (features.isEmpty() || features.size() > GroupCode.MOST_FEATURES) {
            throw named.problem(
                    "must name 1 to %d features".formatted(GroupCode.MOST_FEATURES),
                    "list those whose segments are to be compared");
        }
        return features;
    }

    private String feature(DocumentValue name, List<String> before) {
        String written = name.name();
        List<SegmentSpec> declared = segments.stream().filter(each -> each.isBy(written)).toList();
        if (declared.isEmpty()) {
            throw name.problem(
                    "must be a feature, or two joined by ' & ', whose segments the monitor declares",
                    segments.isEmpty()
                            ? "add segments: [%s]".formatted(written)
                            : "the nearest is '%s'"
                                    .formatted(NearestName.of(written, declaredFeatures())));
        }
        if (before.stream().anyMatch(other -> declared.get(0).isBy(other))) {
            throw name.problem("must stand once", "remove one of the two");
        }
        refuseTwoCuts(name, declared);
        if (declared.size() == 1 && isOneSegment(declared.get(0))) {
            throw name.problem(
                    "must have at least two segments to compare, and only %s is declared"
                            .formatted(declared.get(0).text()),
                    "declare another, or '%s' for every category".formatted(written));
        }
        return written;
    }

    private List<String> declaredFeatures() {
        return segments.stream().map(SegmentSpec::features).distinct().toList();
    }

    private static boolean isOneSegment(SegmentSpec spec) {
        return spec.conditions().stream().allMatch(condition -> condition.category() != null);
    }

    /** Cut in two ways, a row would be in two groups of one feature. */
    private static void refuseTwoCuts(DocumentValue name, List<SegmentSpec> declared) {
        Map<String, Set<List<Double>>> cuts = new LinkedHashMap<>();
        for (SegmentSpec spec : declared) {
            for (SegmentCondition condition : spec.conditions()) {
                cuts.computeIfAbsent(condition.feature(), unseen -> new HashSet<>())
                        .add(condition.ranges());
            }
        }
        if (cuts.values().stream().anyMatch(ways -> ways.size() > 1)) {
            throw name.problem(
                    "must be cut into ranges in one way only",
                    "declare its segments once, with all boundaries");
        }
    }

    private Reference reference(List<String> features, Map<String, String> references) {
        DocumentValue reference = section.optional("reference").orElse(null);
        if (reference == null) {
            return Reference.LARGEST;
        }
        if (reference.isScalar()) {
            return reference.oneOf(Reference.class);
        }
        DocumentSection named = reference.section(features.toArray(String[]::new));
        for (String feature : named.keys()) {
            references.put(feature, named.required(feature, "").category());
        }
        return Reference.LARGEST;
    }

    private String favourable() {
        DocumentValue named = section.optional("favourable").orElse(null);
        if (named == null && classes.size() > 2) {
            throw section.problem(
                    "%s.favourable must be given for %d classes, got nothing; name the one that people hope for, of %s"
                            .formatted(value.path(), classes.size(), classes));
        }
        if (named == null) {
            return null;
        }
        String favourable = named.category();
        if (!classes.contains(favourable)) {
            throw named.problem(
                    "must be one of the classes " + classes,
                    "the nearest is '%s'".formatted(NearestName.of(favourable, classes)));
        }
        return favourable;
    }

    private Map<FairnessMetric, Double> limits() {
        Map<FairnessMetric, Double> limits = new EnumMap<>(FairnessMetric.class);
        DocumentValue given = section.optional("limits").orElse(null);
        if (given == null) {
            return limits;
        }
        String[] names =
                Arrays.stream(FairnessMetric.values())
                        .map(FairnessMetric::text)
                        .toArray(String[]::new);
        DocumentSection asked = given.section(names);
        for (String name : asked.keys()) {
            FairnessMetric metric = FairnessMetric.named(name).orElseThrow();
            limits.put(metric, limit(asked.required(name, ""), metric));
        }
        return limits;
    }

    private double limit(DocumentValue limit, FairnessMetric metric) {
        if (metric.needsLabels() && !labelled) {
            throw limit.problem(
                    "must not be given without labels",
                    "add label: {column: ...}, or limit disparate_impact");
        }
        return limit.number(
                metric.isRatio()
                        ? "must be a ratio above 0 and at most 1, such as 0.8"
                        : "must be a difference from 0 to 1, such as 0.1",
                given -> FairnessSpec.isLimit(metric, given));
    }
}
