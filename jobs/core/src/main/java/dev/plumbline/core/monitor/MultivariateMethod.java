package dev.plumbline.core.monitor;

/** How the features of a row are held to the baseline together. */
public enum MultivariateMethod {
    /** By how far a row lies from the evaluation set's principal components. */
    PCA
}
