package dev.plumbline.core.threshold;

/**
 * How thresholds are sampled when a baseline is built.
 *
 * @param replicates how often baseline and window are put together anew; 0 for no thresholds, else
 *     at least {@value JointBootstrap#FEWEST_REPLICATES}
 * @param seed of the draws
 * @param progress told after every feature
 */
public record BootstrapSettings(int replicates, long seed, SamplingProgress progress) {
    /** Enough for the tenth that a tail rests on to know it to 7 %. */
    public static final int USUAL_REPLICATES = 2000;

    public static final long USUAL_SEED = 1;

    /** No thresholds. */
    public static final BootstrapSettings NONE =
            new BootstrapSettings(0, USUAL_SEED, SamplingProgress.NONE);

    public static final BootstrapSettings USUAL =
            new BootstrapSettings(USUAL_REPLICATES, USUAL_SEED, SamplingProgress.NONE);

    public BootstrapSettings {
        if (replicates != 0 && replicates < JointBootstrap.FEWEST_REPLICATES) {
            throw new IllegalArgumentException(
                    "replicates must be 0 or at least %d, got %d"
                            .formatted(JointBootstrap.FEWEST_REPLICATES, replicates));
        }
    }
}
