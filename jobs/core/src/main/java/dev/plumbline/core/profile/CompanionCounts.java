package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * Rows per cell of {@link CompanionBins}; eight bytes a cell while open, sparse when written.
 * Counts of disjoint rows {@link #merge} in any order. Not thread-safe.
 */
public final class CompanionCounts {
    private final CompanionBins bins;
    private final long[] counts;

    /** Makes counts that have seen no row. */
    public CompanionCounts(CompanionBins bins) {
        this.bins = bins;
        this.counts = new long[bins.cells()];
    }

    /**
     * Returns the counts that hold exactly these rows.
     *
     * @throws IllegalArgumentException if they are of another number of cells
     */
    public static CompanionCounts restore(CompanionBins bins, long[] counts) {
        if (counts.length != bins.cells()) {
            throw new IllegalArgumentException(
                    "counts must be of %d cells, got %d".formatted(bins.cells(), counts.length));
        }
        CompanionCounts restored = new CompanionCounts(bins);
        System.arraycopy(counts, 0, restored.counts, 0, counts.length);
        return restored;
    }

    /** Counts one finite value. */
    public void add(double value) {
        counts[bins.cellOf(value)]++;
    }

    /** Returns the cells in which is counted. */
    public CompanionBins bins() {
        return bins;
    }

    /** Rows per cell. The array is a copy. */
    public long[] counts() {
        return counts.clone();
    }

    void merge(CompanionCounts other) {
        if (!other.bins.equals(bins)) {
            throw new IllegalArgumentException(
                    "counts must share their cells to be merged; build both from the same baseline");
        }
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] += other.counts[cell];
        }
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    /** Appends the filled cells: how far each is from the one before it, and its rows. */
    public void writeTo(BinaryWriter out) {
        out.writeVarLong(Arrays.stream(counts).filter(count -> count != 0).count());
        int before = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] != 0) {
                out.writeVarLong(cell - before);
                out.writeVarLong(counts[cell]);
                before = cell;
            }
        }
    }

    /** Adds counts over the same cells that were written by {@link #writeTo}. */
    void mergeFrom(BinaryReader in) {
        long filled = in.readVarLong();
        int cell = 0;
        for (long i = 0; i < filled; i++) {
            cell += (int) in.readVarLong();
            counts[cell] += in.readVarLong();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompanionCounts same
                && bins.equals(same.bins)
                && Arrays.equals(counts, same.counts);
    }

    @Override
    public int hashCode() {
        return 31 * bins.hashCode() + Arrays.hashCode(counts);
    }
}
