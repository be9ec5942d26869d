package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.multivariate.ReconstructionModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns are features where a monitor lists none: all but those that only tell rows apart.
 */
final class UndeclaredFeatures {
    private UndeclaredFeatures() {}

    /** Returns the features, in the order of their first row. */
    static List<FeatureSpec> of(Monitor monitor, EvaluationFacts facts) {
        List<String> leftOut = leftOut(monitor, facts);
        return facts.featureNames().stream()
                .filter(name -> !name.equals(ReconstructionModel.FEATURE))
                .filter(name -> !leftOut.contains(name))
                .map(name -> new FeatureSpec(name, null, 1))
                .toList();
    }

    /** Returns the columns that are none; empty where the monitor lists its features. */
    static List<String> leftOut(Monitor monitor, EvaluationFacts facts) {
        Set<String> named = named(monitor);
        return facts.identifiers().stream().filter(name -> !named.contains(name)).toList();
    }

    /** What the monitor speaks of is a feature, whatever its values. */
    private static Set<String> named(Monitor monitor) {
        Set<String> named = new HashSet<>();
        monitor.segments().stream()
                .flatMap(segment -> segment.conditions().stream())
                .map(SegmentCondition::feature)
                .forEach(named::add);
        monitor.options().statistics().forEach(asked -> named.addAll(asked.features()));
        monitor.options().slices().ifPresent(slices -> named.addAll(slices.features()));
        return named;
    }
}
