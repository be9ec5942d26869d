package dev.plumbline.core.target;

import dev.plumbline.core.performance.CompensatedSums;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.MergeableTotals;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.profile.NumericTotals;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each number was the label of a prediction, signed: a corrected label is −old +new
 * wherever the two meet. Labels are kept as they are until the baseline's cells are known, and then
 * as a count and a sum per cell. Tallies merge in any order and grouping, binned or not: counts are
 * equal exactly and sums within 1e-12 · Σ|x|. At most 44 bytes for each cell in use, 257 at most;
 * before, 18 for each distinct label. Not thread-safe.
 */
public final class TargetTally implements MergeableTotals {
    private static final int FORMAT = 1;
    private static final int SUM = 0;
    private static final int SQUARES = 1;

    /**
     * Labels count as at most this far from the origin, about 1e100: the square of 1e155 is
     * infinite, and infinite sums stay so when the label is taken back. It is a power of two, so
     * that multiples of it and of its square cancel exactly.
     */
    private static final double MOST_DEVIATION = 0x1p332;

    private final TreeMap<Double, Long> values = new TreeMap<>();
    private final TreeMap<Integer, Cell> cells = new TreeMap<>();

    /** Count, Σ(x − origin) and Σ(x − origin)² of one cell. */
    private static final class Cell {
        private long count;
        private final CompensatedSums sums = new CompensatedSums(2);

        boolean isZero() {
            return count == 0 && sums.get(SUM) == 0 && sums.get(SQUARES) == 0;
        }
    }

    /**
     * Adds one label, or takes it back.
     *
     * @param label finite
     * @param sign 1 to add, −1 to take back
     */
    public void add(double label, int sign) {
        addValue(label, sign);
    }

    private void addValue(double label, long count) {
        // both zeros are one label
        values.merge(label + 0.0, count, (one, other) -> one + other == 0 ? null : one + other);
    }

    /** Whether the tally changes nothing it is merged into. */
    @Override
    public boolean isEmpty() {
        return values.isEmpty() && cells.values().stream().allMatch(Cell::isZero);
    }

    /** Counts the labels in a baseline's cells; all tallies that meet must have the same ones. */
    public void bin(NumericBins bins) {
        values.forEach((label, count) -> addTo(bins, label, count));
        values.clear();
    }

    private void addTo(NumericBins bins, double label, long count) {
        double deviation =
                Math.max(-MOST_DEVIATION, Math.min(MOST_DEVIATION, label - bins.origin()));
        double square = deviation * deviation;
        Cell cell = cell(bins.cellOf(label));
        cell.count += count;
        addProduct(cell.sums, SUM, count, deviation);
        addProduct(cell.sums, SQUARES, count, square);
    }

    /** Many equal labels at once come to what they come to one by one. */
    private static void addProduct(CompensatedSums sums, int sum, double count, double term) {
        double product = count * term;
        sums.add(sum, product);
        sums.add(sum, Math.fma(count, term, -product));
    }

    private Cell cell(int number) {
        return cells.computeIfAbsent(number, unseen -> new Cell());
    }

    /**
     * Returns the labels as a profile, in which no row is without a value. What the smallest and
     * the greatest label were cannot be taken back, so the ends are those of the outermost cells in
     * use and, where such a cell has no end, its mean.
     *
     * @throws IllegalStateException if more labels of a cell were taken back than added
     */
    public NumericProfile profile(NumericBins bins) {
        bin(bins);
        long[] counts = new long[bins.cells()];
        double[] sums = new double[bins.cells()];
        CompensatedSums squares = new CompensatedSums(1);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, Cell> entry : cells.entrySet()) {
            int number = entry.getKey();
            Cell cell = entry.getValue();
            requireNoDebt(cell);
            if (cell.count > 0) {
                counts[number] = cell.count;
                sums[number] = cell.sums.get(SUM);
                squares.add(0, cell.sums.get(SQUARES));
                double mean = bins.origin() + sums[number] / cell.count;
                min = Math.min(min, number == 0 ? mean : bins.boundary(number - 1));
                max = Math.max(max, upperEnd(bins, number, mean));
            }
        }
        return NumericProfile.restore(
                bins,
                new NumericTotals(
                        counts,
                        sums,
                        new double[counts.length],
                        squares.get(0),
                        0,
                        min,
                        max,
                        0,
                        0,
                        0,
                        0,
                        0));
    }

    private static double upperEnd(NumericBins bins, int cell, double mean) {
        return cell == bins.cells() - 1 ? mean : Math.nextDown(bins.boundary(cell));
    }

    private static void requireNoDebt(Cell cell) {
        if (cell.count < 0) {
            throw new IllegalStateException(
                    "labels of a cell must be at least 0, got " + cell.count);
        }
    }

    /** Returns this tally in bytes that begin with their own version; no bytes if it is empty. */
    @Override
    public byte[] toBytes() {
        if (isEmpty()) {
            return new byte[0];
        }
        BinaryWriter out = new BinaryWriter(64);
        out.writeByte(FORMAT);
        out.writeVarLong(values.size());
        values.forEach(
                (label, count) -> {
                    out.writeDouble(label);
                    out.writeSignedLong(count);
                });
        cells.values().removeIf(Cell::isZero);
        out.writeVarLong(cells.size());
        cells.forEach(
                (number, cell) -> {
                    out.writeVarLong(number);
                    out.writeSignedLong(cell.count);
                    cell.sums.writeTo(out);
                });
        return out.toByteArray();
    }

    /**
     * Adds what {@link #toBytes} wrote; null and no bytes change nothing.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    @Override
    public void mergeBytes(byte[] written) {
        if (written == null || written.length == 0) {
            return;
        }
        BinaryReader in = new BinaryReader(written);
        in.readFormat("target bytes", FORMAT);
        for (long left = in.readVarLong(); left > 0; left--) {
            addValue(in.readDouble(), in.readSignedLong());
        }
        for (long left = in.readVarLong(); left > 0; left--) {
            Cell cell = cell((int) in.readVarLong());
            cell.count += in.readSignedLong();
            cell.sums.mergeFrom(in);
        }
    }
}
