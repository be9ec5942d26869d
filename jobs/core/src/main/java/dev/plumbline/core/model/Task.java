package dev.plumbline.core.model;

/** What a model predicts. */
public enum Task {
    BINARY,
    MULTICLASS,
    REGRESSION;

    /** Whether answers are classes, of two or more. */
    public boolean isClassification() {
        return this != REGRESSION;
    }
}
