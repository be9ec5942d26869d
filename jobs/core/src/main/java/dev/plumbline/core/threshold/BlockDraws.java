package dev.plumbline.core.threshold;

import java.util.SplittableRandom;

/**
 * Which blocks every replicate is put together from. All slots take the same, so that features that
 * move together in the evaluation set do so in a replicate.
 */
final class BlockDraws {
    private final int[][] drawn;

    private BlockDraws(int[][] drawn) {
        this.drawn = drawn;
    }

    /**
     * Draws with replacement.
     *
     * @param starts first row of each block
     * @param blocks blocks in a replicate
     */
    static BlockDraws of(SplittableRandom random, int replicates, int[] starts, int blocks) {
        int[][] drawn = new int[replicates][blocks];
        for (int[] replicate : drawn) {
            for (int i = 0; i < blocks; i++) {
                replicate[i] = starts[random.nextInt(starts.length)];
            }
        }
        return new BlockDraws(drawn);
    }

    /** Returns the first row of each block of a replicate; not a copy. */
    int[] of(int replicate) {
        return drawn[replicate];
    }
}
