package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Profiles and baselines of rows that a test writes down. */
final class Rows {
    static final Dependence INDEPENDENT = new Dependence(1, 200, 50);

    private Rows() {}

    static ProfileLayout layout(LinkedHashMap<String, Bins> bins) {
        return new ProfileLayout(bins);
    }

    static ProfileLayout layout(String name, Bins bins) {
        LinkedHashMap<String, Bins> one = new LinkedHashMap<>();
        one.put(name, bins);
        return new ProfileLayout(one);
    }

    /** Counts rows of one value per slot. */
    static ModelProfile profile(ProfileLayout layout, int rows, IntFunction<Object[]> values) {
        ModelProfile profile = new ModelProfile(layout);
        FeatureRow row = new FeatureRow(layout);
        for (int i = 0; i < rows; i++) {
            row.clear();
            Object[] slots = values.apply(i);
            for (int slot = 0; slot < slots.length; slot++) {
                row.value(slot, slots[slot]);
            }
            profile.add(row);
        }
        return profile;
    }

    static Baseline baseline(ModelProfile evaluation, Dependence dependence) {
        List<FeatureBaseline> features = new ArrayList<>();
        for (int slot = 0; slot < evaluation.layout().size(); slot++) {
            features.add(
                    new FeatureBaseline(
                            evaluation.layout().name(slot),
                            evaluation.profile(slot),
                            dependence,
                            1));
        }
        return new Baseline(
                "demo-baseline",
                "demo",
                "1",
                Task.REGRESSION,
                Clock.ROWS,
                Instant.EPOCH,
                Instant.ofEpochMilli(evaluation.rows()),
                evaluation.rows(),
                features,
                List.of(),
                List.of(),
                null);
    }

    /** Cells at 254 quantiles of the standard normal, closed at ±6. */
    static NumericBins normalBins() {
        double[] boundaries = new double[255];
        boundaries[0] = -6;
        boundaries[254] = Math.nextUp(6.0);
        for (int i = 1; i < 254; i++) {
            boundaries[i] = normalQuantile(i / 254.0);
        }
        return NumericBins.of(boundaries, 0);
    }

    static double normalQuantile(double share) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(share);
    }
}
