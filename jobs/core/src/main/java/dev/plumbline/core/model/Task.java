package dev.plumbline.core.model;

/** What a model predicts. */
public enum Task {
    BINARY,
    MULTICLASS,
    REGRESSION;

    public boolean isClassification() {
        return this != REGRESSION;
    }
}
