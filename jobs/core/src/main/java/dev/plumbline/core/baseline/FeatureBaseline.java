package dev.plumbline.core.baseline;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the evaluation set held in one feature or output.
 *
 * @param profile the evaluation rows, counted in the feature's cells; never changed after
 *     construction
 * @param dependence how dependent the rows were; decides how much a window must depart
 * @param importance weight in the model's decision, at least 0; 1 unless the monitor says otherwise
 * @param required whether the monitor declared that no row may be without a value
 * @param faultLambda λ of the indicator that a row holds no proper value (missing, mistyped, NaN,
 *     infinite, empty), at least 1: how dependent such rows were
 * @param atOtherWindows how dependent the rows were at the length of the windows that are declared
 *     after the first, by granularity
 */
public record FeatureBaseline(
        String name,
        FeatureProfile profile,
        Dependence dependence,
        double importance,
        boolean required,
        double faultLambda,
        SortedMap<String, Dependence> atOtherWindows) {
    private static final double INDEPENDENT = 1;

    public FeatureBaseline {
        atOtherWindows = Collections.unmodifiableSortedMap(new TreeMap<>(atOtherWindows));
    }

    /** Makes a baseline of a feature that is known at one length of window. */
    public FeatureBaseline(
            String name,
            FeatureProfile profile,
            Dependence dependence,
            double importance,
            boolean required,
            double faultLambda) {
        this(name, profile, dependence, importance, required, faultLambda, new TreeMap<>());
    }

    /** Makes a baseline of a feature whose rows without a value were independent, if any. */
    public FeatureBaseline(
            String name,
            FeatureProfile profile,
            Dependence dependence,
            double importance,
            boolean required) {
        this(name, profile, dependence, importance, required, INDEPENDENT);
    }

    /** Makes a baseline of a feature that may be missing. */
    public FeatureBaseline(
            String name, FeatureProfile profile, Dependence dependence, double importance) {
        this(name, profile, dependence, importance, false);
    }

    /** Returns the same with what is known of other lengths of window. */
    public FeatureBaseline with(SortedMap<String, Dependence> ofOtherWindows) {
        return new FeatureBaseline(
                name, profile, dependence, importance, required, faultLambda, ofOtherWindows);
    }

    /** Returns what windows of a granularity are held to. */
    FeatureBaseline at(String granularity) {
        return new FeatureBaseline(
                name,
                profile,
                atOtherWindows.getOrDefault(granularity, dependence),
                importance,
                required,
                faultLambda);
    }

    /** Returns the cells in which the evaluation rows were counted, and every window's are. */
    public Bins bins() {
        return profile.bins();
    }

    /** Returns the type by which values are counted: declared, or found in the evaluation set. */
    public FeatureType type() {
        return bins() instanceof NumericBins ? FeatureType.NUMERIC : FeatureType.CATEGORICAL;
    }
}
