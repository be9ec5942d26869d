package dev.plumbline.core.slice;

import dev.plumbline.core.performance.CompensatedSums;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.MergeableTotals;
import java.util.Arrays;

/**
 * Rows, Σx and Σx² of one number per slice, a prediction or a loss, and how many rows have none: a
 * row without a decision is neither right nor wrong. Totals form a group: a row is added with a
 * sign, and one added and taken back leaves nothing. They merge in any order and grouping, rows
 * exactly and sums within 1e-12 · Σ|x|. In bytes at most 40 a slice that has rows, and about 6
 * where all sums are whole numbers, as those of errors are. Not thread-safe.
 */
public final class SliceTotals implements MergeableTotals {
    private static final int FORMAT = 2;

    /** Every row has its number. */
    private static final int FORMAT_OF_NUMBERS = 1;

    private static final int SUM = 0;
    private static final int SQUARES = 1;
    private static final double LARGEST_WHOLE = 0x1p52;

    /** Rows that have the number. */
    private long[] rows = new long[0];

    private long[] rowsWithout = new long[0];
    private CompensatedSums[] sums = new CompensatedSums[0];

    /**
     * Adds or takes back one row in each of its slices.
     *
     * @param code from {@link SlicePlan#code}
     * @param value counts as {@link CompensatedSums#bounded}
     * @param sign 1 to add, −1 to take back
     */
    public void add(long code, double value, int sign) {
        int features = SliceCode.features(code);
        for (int feature = 0; feature < features; feature++) {
            add(SliceCode.slice(code, feature), value, sign);
        }
    }

    /**
     * Adds or takes back one row, which has no such number, in each of its slices.
     *
     * @param sign 1 to add, −1 to take back
     */
    public void addWithout(long code, int sign) {
        int features = SliceCode.features(code);
        for (int feature = 0; feature < features; feature++) {
            int slice = SliceCode.slice(code, feature);
            reserve(slice);
            rowsWithout[slice] += sign;
        }
    }

    /** Adds or takes back one row in one slice. */
    public void add(int slice, double value, int sign) {
        reserve(slice);
        double bounded = CompensatedSums.bounded(value);
        rows[slice] += sign;
        sums[slice].add(SUM, sign * bounded);
        sums[slice].add(SQUARES, sign * (bounded * bounded));
    }

    private void reserve(int slice) {
        if (slice >= rows.length) {
            int size = SliceCode.MOST_GROUPS * (slice / SliceCode.MOST_GROUPS + 1);
            rows = Arrays.copyOf(rows, size);
            rowsWithout = Arrays.copyOf(rowsWithout, size);
            sums = Arrays.copyOf(sums, size);
        }
        if (sums[slice] == null) {
            sums[slice] = new CompensatedSums(2);
        }
    }

    /** Adds all that the other totals have seen; the other is unchanged. */
    public void merge(SliceTotals other) {
        for (int slice = 0; slice < other.rows.length; slice++) {
            if (other.sums[slice] != null) {
                reserve(slice);
                rows[slice] += other.rows[slice];
                rowsWithout[slice] += other.rowsWithout[slice];
                sums[slice].merge(other.sums[slice]);
            }
        }
    }

    /** All rows of a slice, with and without the number. */
    public long rows(int slice) {
        return slice < rows.length ? rows[slice] + rowsWithout[slice] : 0;
    }

    /** Mean and spread of one slice, and the rows that have the number. */
    public Moments of(int slice) {
        boolean known = slice < rows.length && sums[slice] != null;
        return known
                ? new Moments(rows[slice], sums[slice].get(SUM), sums[slice].get(SQUARES))
                : Moments.NONE;
    }

    /** Rows, mean and spread of all rows; every row is in one slice of each feature. */
    public Moments all() {
        Moments all = Moments.NONE;
        for (int slice = 0; slice < SliceCode.MOST_GROUPS; slice++) {
            all = all.plus(of(slice));
        }
        return all;
    }

    @Override
    public boolean isEmpty() {
        for (int slice = 0; slice < rows.length; slice++) {
            if (isFilled(slice)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFilled(int slice) {
        return rows[slice] != 0
                || rowsWithout[slice] != 0
                || sums[slice] != null
                        && !(sums[slice].get(SUM) == 0 && sums[slice].get(SQUARES) == 0);
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(16 + 8 * rows.length);
        int format = hasRowsWithout() ? FORMAT : FORMAT_OF_NUMBERS;
        out.writeByte(format);
        for (int slice = 0; slice < rows.length; slice++) {
            if (isFilled(slice)) {
                write(out, slice, format);
            }
        }
        return out.toByteArray();
    }

    private boolean hasRowsWithout() {
        for (long without : rowsWithout) {
            if (without != 0) {
                return true;
            }
        }
        return false;
    }

    private void write(BinaryWriter out, int slice, int format) {
        double sum = sums[slice].get(SUM);
        double squares = sums[slice].get(SQUARES);
        boolean whole = isWhole(sum) && isWhole(squares);
        out.writeVarLong(slice << 1 | (whole ? 1 : 0));
        out.writeSignedLong(rows[slice]);
        if (format == FORMAT) {
            out.writeSignedLong(rowsWithout[slice]);
        }
        if (whole) {
            out.writeSignedLong((long) sum);
            out.writeSignedLong((long) squares);
        } else {
            sums[slice].writeTo(out);
        }
    }

    private static boolean isWhole(double value) {
        return Math.abs(value) < LARGEST_WHOLE && value == Math.rint(value);
    }

    /**
     * Reads what {@link #toBytes} wrote; null and no bytes are no rows.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static SliceTotals fromBytes(byte[] bytes) {
        SliceTotals totals = new SliceTotals();
        totals.mergeBytes(bytes);
        return totals;
    }

    /** Adds what another wrote. */
    @Override
    public void mergeBytes(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return;
        }
        BinaryReader in = new BinaryReader(bytes);
        int format = in.readFormat("slice bytes", FORMAT_OF_NUMBERS, FORMAT);
        while (!in.atEnd()) {
            long sliceAndKind = in.readVarLong();
            int slice = (int) (sliceAndKind >>> 1);
            reserve(slice);
            rows[slice] += in.readSignedLong();
            if (format == FORMAT) {
                rowsWithout[slice] += in.readSignedLong();
            }
            if ((sliceAndKind & 1) == 1) {
                sums[slice].add(SUM, in.readSignedLong());
                sums[slice].add(SQUARES, in.readSignedLong());
            } else {
                sums[slice].mergeFrom(in);
            }
        }
    }
}
