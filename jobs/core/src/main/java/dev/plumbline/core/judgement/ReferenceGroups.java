package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.Rate;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.segment.ProtectedGroups.Feature;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** With which group of a protected feature the others are compared. */
record ReferenceGroups(Baseline baseline, FairnessSpec spec) {

    /** Says why a feature's groups cannot be compared. */
    Optional<String> obstacle(Feature feature) {
        int count = feature.groups().size();
        if (count < 2) {
            return Optional.of(
                    "needs at least two segments to compare that the baseline has, got "
                            + feature.groups());
        }
        if (count > GroupCode.MOST_GROUPS) {
            return Optional.of(
                    "needs at most %d segments to compare, got %d; list those that matter"
                            .formatted(GroupCode.MOST_GROUPS, count));
        }
        boolean unknown =
                spec.references().containsKey(feature.name())
                        && spec.reference(feature.name(), feature.groups()).isEmpty();
        return unknown
                ? Optional.of(
                        "the reference must be one of the segments %s, got %s"
                                .formatted(feature.groups(), spec.references().get(feature.name())))
                : Optional.empty();
    }

    /** Returns the reference group; a feature without obstacle has one. */
    int of(Feature feature, IntFunction<Rate> rates, int minRows) {
        Optional<Integer> named = spec.reference(feature.name(), feature.groups());
        if (named.isPresent()) {
            return named.get();
        }
        if (spec.reference() == FairnessSpec.Reference.HIGHEST) {
            // by chance a tiny group has the highest rate of all
            return most(
                    feature,
                    group -> {
                        Rate rate = rates.apply(group);
                        return rate.n() < minRows ? rate.n() - (double) minRows : rate.value();
                    });
        }
        boolean evaluated = feature.groups().stream().anyMatch(name -> evaluated(name) > 0);
        return most(
                feature,
                group ->
                        evaluated
                                ? evaluated(feature.groups().get(group))
                                : rates.apply(group).n());
    }

    private long evaluated(String segment) {
        return baseline.supplement().segment(segment).map(SegmentBaseline::rows).orElse(0L);
    }

    private static int most(Feature feature, ToDoubleFunction<Integer> size) {
        int most = 0;
        for (int group = 1; group < feature.groups().size(); group++) {
            if (size.applyAsDouble(group) > size.applyAsDouble(most)) {
                most = group;
            }
        }
        return most;
    }
}
