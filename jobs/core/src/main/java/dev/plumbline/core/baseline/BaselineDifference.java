package dev.plumbline.core.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What differs between two baselines, of one model's versions as a rule.
 *
 * @param added features that only the later one has
 * @param removed features that only the earlier one has
 * @param features those of both, in the earlier one's order
 * @param outputs distributions of the model's outputs that both have
 * @param labels what the labels were, where both know it; else empty
 * @param metrics all that either has, by name
 */
public record BaselineDifference(
        Baseline before,
        Baseline after,
        List<String> added,
        List<String> removed,
        List<FeatureDifference> features,
        List<FeatureDifference> outputs,
        List<FeatureDifference> labels,
        List<MetricDifference> metrics) {

    /**
     * Compares two baselines by the names of their features, outputs and metrics; they may be of
     * two models, of which nothing need be common.
     */
    public static BaselineDifference between(Baseline before, Baseline after) {
        return new BaselineDifference(
                before,
                after,
                only(after.features(), before.features()),
                only(before.features(), after.features()),
                both(before.features(), after.features()),
                both(before.outputs(), after.outputs()),
                both(labels(before), labels(after)),
                metrics(metrics(before), metrics(after)));
    }

    private static List<String> only(List<FeatureBaseline> in, List<FeatureBaseline> other) {
        return in.stream()
                .map(FeatureBaseline::name)
                .filter(name -> find(other, name).isEmpty())
                .toList();
    }

    private static List<FeatureDifference> both(
            List<FeatureBaseline> before, List<FeatureBaseline> after) {
        List<FeatureDifference> both = new ArrayList<>();
        for (FeatureBaseline one : before) {
            find(after, one.name()).ifPresent(other -> both.add(FeatureDifference.of(one, other)));
        }
        return both;
    }

    private static Optional<FeatureBaseline> find(List<FeatureBaseline> features, String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    private static List<FeatureBaseline> labels(Baseline baseline) {
        TargetReference target = baseline.supplement().target();
        return target == null ? List.of() : List.of(target.labels());
    }

    private static Map<String, MetricBaseline> metrics(Baseline baseline) {
        return baseline.performance() == null ? Map.of() : baseline.performance().metrics();
    }

    private static List<MetricDifference> metrics(
            Map<String, MetricBaseline> before, Map<String, MetricBaseline> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new MetricDifference(name, before.get(name), after.get(name)))
                .toList();
    }

    /** Whether both hold the very same. */
    public boolean isNone() {
        return before.id().equals(after.id());
    }
}
