package dev.plumbline.core.profile;

/**
 * Totals that merge in any order and grouping and go between tasks in bytes of their own, which
 * begin with their version.
 */
public interface MergeableTotals {
    /**
     * Adds what {@link #toBytes} of others of the same kind wrote; null and no bytes change
     * nothing.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    void mergeBytes(byte[] written);

    /** Whether they change nothing that they are merged into. */
    boolean isEmpty();

    /**
     * Returns the totals with their format; what reads them may be another process of the same
     * release or a later one.
     */
    byte[] toBytes();
}
