package dev.plumbline.core.segment;

import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which protected groups a row is in: the declared segments of each protected feature. It follows
 * from the baseline and the monitor alone, so whoever holds both reads the same codes. Immutable.
 */
public final class ProtectedGroups {
    private final List<ProtectedFeature> features = new ArrayList<>();

    /**
     * A feature, or two, whose segments are compared.
     *
     * @param place its place in a {@link GroupCode}
     * @param groups names of its segments, in the order of their declarations
     */
    public record Feature(String name, int place, List<String> groups) {
        /** Whether there are groups to compare, and not more than can be counted. */
        public boolean isCompared() {
            return groups.size() > 1 && groups.size() <= GroupCode.MOST_GROUPS;
        }
    }

    private record ProtectedFeature(
            Feature feature, Segments segments, Map<String, Integer> groups) {
        static ProtectedFeature of(Feature feature, Segments segments) {
            Map<String, Integer> groups = new HashMap<>();
            for (String name : feature.isCompared() ? feature.groups() : List.<String>of()) {
                groups.put(name, groups.size());
            }
            return new ProtectedFeature(feature, segments, groups);
        }

        long with(long code, FeatureRow row) {
            for (int declaration = 0; declaration < segments.count(); declaration++) {
                String segment = segments.of(row, declaration);
                Integer group = segment == null ? null : groups.get(segment);
                if (group != null) {
                    return GroupCode.with(code, feature.place(), group);
                }
            }
            return code;
        }
    }

    /** Finds the groups among the features of a baseline. */
    public ProtectedGroups(
            ProfileLayout layout, List<SegmentSpec> declared, FairnessSpec fairness) {
        for (String name : fairness.features()) {
            Segments segments =
                    new Segments(
                            layout, declared.stream().filter(each -> each.isBy(name)).toList());
            Feature feature = new Feature(name, features.size(), segments.names());
            features.add(ProtectedFeature.of(feature, segments));
        }
    }

    /** The protected features, in the monitor's order. */
    public List<Feature> features() {
        return features.stream().map(ProtectedFeature::feature).toList();
    }

    /** Returns the row's {@link GroupCode}. */
    public long code(FeatureRow row) {
        long code = GroupCode.NONE;
        for (ProtectedFeature feature : features) {
            code = feature.with(code, row);
        }
        return code;
    }
}
