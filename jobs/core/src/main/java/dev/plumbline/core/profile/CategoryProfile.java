package dev.plumbline.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Counts per category of one categorical feature. Not thread-safe. */
public final class CategoryProfile implements FeatureProfile {
    private final CategoryBins bins;

    /** Rows per cell, and behind the last the empty texts. */
    private final long[] counts;

    private long missing;
    private long typeErrors;

    CategoryProfile(CategoryBins bins) {
        this.bins = bins;
        this.counts = new long[bins.cells() + 1];
    }

    /**
     * Returns the profile that holds exactly these counts.
     *
     * @param counts rows per cell, the unseen last
     * @throws IllegalArgumentException if the counts are of another number of cells
     */
    public static CategoryProfile restore(
            CategoryBins bins, long[] counts, long missing, long typeErrors) {
        return restore(bins, counts, missing, typeErrors, 0);
    }

    /**
     * Returns the profile that holds exactly these counts.
     *
     * @param counts rows per cell, the unseen last
     * @param empty rows whose text was empty or blank
     * @throws IllegalArgumentException if the counts are of another number of cells
     */
    public static CategoryProfile restore(
            CategoryBins bins, long[] counts, long missing, long typeErrors, long empty) {
        if (counts.length != bins.cells()) {
            throw new IllegalArgumentException(
                    "counts must be of %d cells, the unseen last, got %d"
                            .formatted(bins.cells(), counts.length));
        }
        CategoryProfile profile = new CategoryProfile(bins);
        System.arraycopy(counts, 0, profile.counts, 0, counts.length);
        profile.missing = missing;
        profile.typeErrors = typeErrors;
        profile.counts[bins.empty()] = empty;
        return profile;
    }

    /** Adds one row of the cell that {@link CategoryBins#cellOf} gave. */
    public void addCell(int cell) {
        counts[cell]++;
    }

    /** Adds one row of this text and returns its cell; {@code bins().cells()} if it is empty. */
    public int add(String category) {
        byte[] utf8 = category.getBytes(StandardCharsets.UTF_8);
        int place = bins.placeOf(utf8, 0, utf8.length);
        counts[place]++;
        return place;
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
        return Arrays.copyOf(counts, bins.cells());
    }

    /** Rows whose category the baseline does not list. */
    public long unseen() {
        return counts[bins.unseen()];
    }

    /** Rows whose text was empty or blank, and no category of the baseline. */
    public long empty() {
        return counts[bins.empty()];
    }

    @Override
    public long present() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total - empty();
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
        return present() + missing + typeErrors + empty();
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

    private int filled() {
        int filled = 0;
        for (long count : counts) {
            filled += count == 0 ? 0 : 1;
        }
        return filled;
    }

    @Override
    public int mostBytes() {
        // counts take ten bytes at most, a cell's number five
        return 3 * 10 + filled() * (5 + 10);
    }

    @Override
    public void writeTo(BinaryWriter out) {
        out.writeVarLong(missing);
        out.writeVarLong(typeErrors);
        out.writeVarLong(filled());
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
