package dev.plumbline.core.profile;

import java.util.Arrays;

/** Counts per category of one categorical feature. Not thread-safe. */
public final class CategoryProfile implements FeatureProfile {
    private final CategoryBins bins;
    private final long[] counts;
    private long missing;
    private long typeErrors;

    CategoryProfile(CategoryBins bins) {
        this.bins = bins;
        this.counts = new long[bins.cells()];
    }

    /**
     * Returns the profile that holds exactly these counts.
     *
     * @param counts rows per cell, the unseen last
     * @throws IllegalArgumentException if the counts are of another number of cells
     */
    public static CategoryProfile restore(
            CategoryBins bins, long[] counts, long missing, long typeErrors) {
        if (counts.length != bins.cells()) {
            throw new IllegalArgumentException(
                    "counts must be of %d cells, the unseen last, got %d"
                            .formatted(bins.cells(), counts.length));
        }
        CategoryProfile profile = new CategoryProfile(bins);
        System.arraycopy(counts, 0, profile.counts, 0, counts.length);
        profile.missing = missing;
        profile.typeErrors = typeErrors;
        return profile;
    }

    /** Adds one row of the cell that {@link CategoryBins#cellOf} gave. */
    public void addCell(int cell) {
        counts[cell]++;
    }

    public void add(String category) {
        counts[bins.cellOf(category)]++;
    }

    @Override
    public void addMissing() {
        missing++;
    }

    @Override
    public void addTypeError() {
        typeErrors++;
    }

    @Override
    public CategoryBins bins() {
        return bins;
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** Rows whose category the baseline does not list. */
    public long unseen() {
        return counts[bins.unseen()];
    }

    @Override
    public long present() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    @Override
    public long missing() {
        return missing;
    }

    @Override
    public long typeErrors() {
        return typeErrors;
    }

    @Override
    public long rows() {
        return present() + missing + typeErrors;
    }

    @Override
    public void merge(FeatureProfile other) {
        if (!(other instanceof CategoryProfile profile) || !profile.bins.equals(bins)) {
            throw new IllegalArgumentException(
                    "profiles must share their bins to be merged; build both from the same baseline");
        }
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] += profile.counts[cell];
        }
        missing += profile.missing;
        typeErrors += profile.typeErrors;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        missing = 0;
        typeErrors = 0;
    }

    @Override
    public void writeTo(BinaryWriter out) {
        out.writeVarLong(missing);
        out.writeVarLong(typeErrors);
        out.writeVarLong(Arrays.stream(counts).filter(count -> count != 0).count());
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] != 0) {
                out.writeVarLong(cell);
                out.writeVarLong(counts[cell]);
            }
        }
    }

    @Override
    public void mergeFrom(BinaryReader in) {
        missing += in.readVarLong();
        typeErrors += in.readVarLong();
        long filled = in.readVarLong();
        for (long i = 0; i < filled; i++) {
            counts[(int) in.readVarLong()] += in.readVarLong();
        }
    }
}
