package dev.plumbline.core.slice;

import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which slices a model's rows are counted in. It follows from the baseline and the monitor alone,
 * so whoever holds both reads the same codes. Immutable.
 */
public final class SlicePlan {
    private final List<SlicedFeature> features = new ArrayList<>();

    /**
     * A feature that may slice the rows.
     *
     * @param slot in a row
     * @param counts evaluation rows per cell
     */
    public record Candidate(
            String feature, int slot, Bins bins, long[] counts, double importance) {}

    /**
     * Chooses the features: those asked for, in that order, or else the most important ones, at
     * most {@value SliceCode#MOST_FEATURES}. One without two different values to slice by is left
     * out.
     */
    public SlicePlan(List<Candidate> candidates, SliceSpec spec) {
        List<Candidate> wanted = new ArrayList<>();
        if (spec.features().isEmpty()) {
            wanted.addAll(candidates);
            wanted.sort(Comparator.comparingDouble(Candidate::importance).reversed());
        }
        for (String feature : spec.features()) {
            candidates.stream().filter(c -> c.feature().equals(feature)).forEach(wanted::add);
        }
        for (Candidate candidate : wanted) {
            SlicedFeature sliced =
                    SlicedFeature.of(
                            candidate.feature(),
                            candidate.slot(),
                            candidate.bins(),
                            candidate.counts());
            // one group and the missing
            if (sliced.names().size() > 2 && features.size() < SliceCode.MOST_FEATURES) {
                features.add(sliced);
            }
        }
    }

    /** Features that slice the rows. */
    public List<String> features() {
        return features.stream().map(SlicedFeature::feature).toList();
    }

    /** Returns the slices of a row. */
    public long code(FeatureRow row) {
        long code = SliceCode.of(features.size());
        for (int i = 0; i < features.size(); i++) {
            code = SliceCode.with(code, i, features.get(i).of(row));
        }
        return code;
    }

    /**
     * Returns a slice's group within its feature.
     *
     * @param cell of the feature's value; −1 for the missing
     */
    public int slice(int feature, int cell) {
        return SliceCode.MOST_GROUPS * feature + features.get(feature).groupOf(cell);
    }

    /** The slices there are, by their number. */
    public List<Integer> slices() {
        List<Integer> slices = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            for (int group = 0; group < features.get(feature).names().size(); group++) {
                slices.add(SliceCode.MOST_GROUPS * feature + group);
            }
        }
        return slices;
    }

    /** Returns the name of a slice: {@code country=DE}, {@code age=[18,30)}. */
    public String name(int slice) {
        return features.get(slice / SliceCode.MOST_GROUPS)
                .names()
                .get(slice % SliceCode.MOST_GROUPS);
    }
}
