package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import java.util.List;

/** Makes a baseline that takes its rows for independent. */
final class Independent {
    private Independent() {}

    static Baseline of(Baseline baseline) {
        return with(baseline, new Dependence(1, 100, 50));
    }

    static Baseline with(Baseline baseline, Dependence dependence) {
        return new Baseline(
                baseline.id(),
                baseline.model(),
                baseline.modelVersion(),
                baseline.task(),
                baseline.clock(),
                baseline.from(),
                baseline.to(),
                baseline.rows(),
                all(baseline.features(), dependence),
                all(baseline.outputs(), dependence),
                baseline.classes(),
                baseline.performance());
    }

    private static List<FeatureBaseline> all(List<FeatureBaseline> slots, Dependence dependence) {
        return slots.stream()
                .map(
                        slot ->
                                new FeatureBaseline(
                                        slot.name(), slot.profile(), dependence, slot.importance()))
                .toList();
    }
}
