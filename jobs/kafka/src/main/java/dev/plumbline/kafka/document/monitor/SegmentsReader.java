package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.JsonText;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Reads a monitor's segments: a feature, {@code country=DE}, {@code {feature: age, ranges: [18]}},
 * or two of these that must both hold.
 */
final class SegmentsReader {
    private static final String EQUALS = "=";

    private final DocumentSection root;
    private final List<FeatureSpec> features;

    /**
     * Makes a reader.
     *
     * @param features the declared ones; empty if all that the baseline has are monitored
     */
    SegmentsReader(DocumentSection root, List<FeatureSpec> features) {
        this.root = root;
        this.features = features;
    }

    List<SegmentSpec> segments() {
        List<SegmentSpec> segments = new ArrayList<>();
        if (!root.has("segments")) {
            return segments;
        }
        for (DocumentValue item : root.required("segments", "").list()) {
            SegmentSpec segment = segment(item);
            if (segments.contains(segment)) {
                throw item.problem("must stand once", "remove one of the two");
            }
            segments.add(segment);
        }
        return segments;
    }

    private SegmentSpec segment(DocumentValue item) {
        List<SegmentCondition> conditions = new ArrayList<>();
        if (item.isList()) {
            item.list().forEach(part -> conditions.add(condition(part)));
        } else if (item.isScalar()) {
            // quoting a whole name keeps one that looks like a slice
            String[] parts =
                    isDeclared(item.name())
                            ? new String[] {item.name()}
                            : item.name().split(SegmentSpec.AND, -1);
            for (String part : parts) {
                conditions.add(written(item, part));
            }
        } else {
            conditions.add(condition(item));
        }
        try {
            return new SegmentSpec(conditions);
        } catch (IllegalArgumentException e) {
            throw item.problem(
                    "must be one condition, or two of different features that must both hold",
                    "list the slices that matter most");
        }
    }

    private SegmentCondition condition(DocumentValue item) {
        if (item.isScalar()) {
            return written(item, item.name());
        }
        DocumentSection section = item.section("feature", "category", "ranges");
        DocumentValue feature = section.required("feature", "{feature: age, ranges: [18, 30]}");
        if (section.has("ranges")) {
            section.refuse("category", "beside ranges", "make two segments of it");
            return ranges(feature, section.required("ranges", ""));
        }
        requireType(feature, feature.name(), FeatureType.CATEGORICAL);
        return new SegmentCondition(
                feature.name(),
                section.optional("category").map(DocumentValue::category).orElse(null),
                List.of());
    }

    private SegmentCondition ranges(DocumentValue feature, DocumentValue ranges) {
        requireType(feature, feature.name(), FeatureType.NUMERIC);
        double[] boundaries = ranges.list().stream().mapToDouble(DocumentValue::number).toArray();
        for (int i = 1; i < boundaries.length; i++) {
            if (boundaries[i] <= boundaries[i - 1]) {
                throw ranges.problem("must be in ascending order", "sort them, each once");
            }
        }
        if (boundaries.length == 0) {
            throw ranges.problem("must hold at least one boundary", "write it as [18, 30, 65]");
        }
        return SegmentCondition.ranges(
                feature.name(), DoubleStream.of(boundaries).boxed().toList());
    }

    private SegmentCondition written(DocumentValue item, String text) {
        int equals = text.indexOf(EQUALS);
        if (equals < 0 || isDeclared(text)) {
            requireType(item, text, FeatureType.CATEGORICAL);
            return SegmentCondition.everyCategory(text);
        }
        String feature = text.substring(0, equals);
        requireType(item, feature, FeatureType.CATEGORICAL);
        String category = text.substring(equals + 1);
        return SegmentCondition.category(
                feature,
                DocumentValue.isNumber(category)
                        ? CanonicalText.of(Double.parseDouble(category))
                        : category);
    }

    private boolean isDeclared(String name) {
        return features.stream().anyMatch(feature -> feature.name().equals(name));
    }

    private void requireType(DocumentValue segment, String name, FeatureType type) {
        if (features.isEmpty()) {
            return;
        }
        FeatureSpec declared =
                features.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElse(null);
        String must = "must be of a %s feature".formatted(JsonText.lower(type));
        if (declared == null) {
            throw segment.problem(
                    must,
                    "the nearest feature is '%s'"
                            .formatted(
                                    NearestName.of(
                                            name,
                                            features.stream().map(FeatureSpec::name).toList())));
        }
        if (declared.type() != null && declared.type() != type) {
            throw segment.problem(
                    must,
                    type == FeatureType.CATEGORICAL
                            ? "write {feature: %s, ranges: [...]}, or declare it as %s: categorical"
                                    .formatted(name, name)
                            : "name it without ranges");
        }
    }
}
