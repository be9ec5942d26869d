package dev.plumbline.core.evaluation;

/**
 * Chooses among numbered things without chance and without knowing how many there will be: a thing
 * of level l stays until the collection has been halved more than l times. Each halving leaves
 * about half of the things, spread evenly over the numbers and the same ones on every run.
 */
final class Thinning {
    private Thinning() {}

    /** Returns how many halvings a thing survives: 0 for half of the numbers, 1 for a quarter. */
    static int levelOf(long number) {
        return Long.numberOfTrailingZeros(mix(number));
    }

    /**
     * Returns bits that are even over all 64, the same for the same number: the finalizer of
     * SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
     */
    static long mix(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
