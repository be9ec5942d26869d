package dev.plumbline.kafka.decode;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;

/**
 * What a {@link PredictionDecoder} read last. Valid until it reads again; its Strings and numbers
 * may be kept.
 */
public final class DecodedPrediction {
    String model;
    String version;
    Role role;
    long eventTimeMillis;
    long idHigh;
    long idLow;
    double value;
    double score;
    boolean scored;
    String predictedClass;
    FeatureRow row;
    final NamedNumbers classScores = new NamedNumbers();
    final NamedNumbers quantiles = new NamedNumbers();

    void clear() {
        model = null;
        version = null;
        role = Role.CHAMPION;
        eventTimeMillis = 0;
        value = Double.NaN;
        score = Double.NaN;
        scored = false;
        predictedClass = null;
        row = null;
        classScores.clear();
        quantiles.clear();
    }

    public String model() {
        return model;
    }

    public String version() {
        return version;
    }

    public Role role() {
        return role;
    }

    public long eventTimeMillis() {
        return eventTimeMillis;
    }

    /** The first half of the {@link IdHash} of the prediction id. */
    public long idHigh() {
        return idHigh;
    }

    /** The second half of the {@link IdHash} of the prediction id. */
    public long idLow() {
        return idLow;
    }

    /** Regression: the predicted value; NaN if absent. */
    public double value() {
        return value;
    }

    /** Binary: probability of the positive class; NaN if absent. */
    public double score() {
        return score;
    }

    /** Whether a score is stated, be it NaN. */
    public boolean hasScore() {
        return scored;
    }

    /** Takes back what is stated of classes' probabilities, for it cannot be meant. */
    public void dropScores() {
        score = Double.NaN;
        scored = false;
        classScores.clear();
    }

    /** The class decided on; null if absent. */
    public String predictedClass() {
        return predictedClass;
    }

    /** Multiclass: probability per class; empty if absent. */
    public NamedNumbers classScores() {
        return classScores;
    }

    /** Regression: predicted quantiles by level; empty if absent. */
    public NamedNumbers quantiles() {
        return quantiles;
    }

    /** The features, absent ones missing; null if the lookup gave no row. */
    public FeatureRow row() {
        return row;
    }
}
