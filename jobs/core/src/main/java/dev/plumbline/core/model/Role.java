package dev.plumbline.core.model;

/** The part a model version plays in serving. */
public enum Role {
    CHAMPION,
    CHALLENGER,
    /** Scores every request beside the champion and is never served. */
    SHADOW
}
