package dev.plumbline.core.threshold;

/** Who is told how far a bootstrap is. */
@FunctionalInterface
public interface SamplingProgress {
    SamplingProgress NONE = (features, share) -> {};

    /**
     * Says how far it is.
     *
     * @param features features and outputs done
     * @param share of all, 0 to 1
     */
    void at(long features, double share);
}
