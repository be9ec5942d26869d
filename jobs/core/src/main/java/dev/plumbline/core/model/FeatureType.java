package dev.plumbline.core.model;

/** How a feature is read; declared in the baseline, never inferred from a window. */
public enum FeatureType {
    /** long, double and boolean (as 0 and 1) values; text is a type error. */
    NUMERIC,
    /** Any scalar, compared as {@link CanonicalText}. */
    CATEGORICAL
}
