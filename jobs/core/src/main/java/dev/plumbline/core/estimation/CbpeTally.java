package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;

/**
 * What the calibrated scores of a set of unlabelled rows say, in constant space: how many rows
 * there are and how many positives are to be expected among them, by decision and by score cell.
 *
 * <p>Probabilities are kept as whole multiples of 2⁻³², so tallies of disjoint rows merge to equal
 * bytes in any order and grouping; an expected share is off by at most 1.2e-10, up to two thousand
 * million rows. Not thread-safe.
 */
public final class CbpeTally {
    private static final int FORMAT = 1;
    private static final double UNIT = 1L << 32;

    /** Rows and expected positives, by decision. */
    private final long[] rows = new long[Decision.COUNT];

    private final long[] mass = new long[Decision.COUNT];

    /** The same by score cell. */
    private long[] cellRows = {};

    private long[] cellMass = {};

    /** What the model decided on for a row. */
    public enum Decision {
        NEGATIVE,
        POSITIVE,
        /** No class was predicted; the row counts for measures of the score only. */
        NONE;

        private static final int COUNT = values().length;
    }

    /**
     * Adds one row.
     *
     * @param cell cell of the raw score, at least 0
     * @param probability of the positive class, 0 to 1
     * @throws IllegalArgumentException if either is out of its range
     */
    public void add(int cell, double probability, Decision decision) {
        if (cell < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "a row must have a cell from 0 and a probability from 0 to 1, got %d and %s"
                            .formatted(cell, probability));
        }
        long units = Math.round(probability * UNIT);
        rows[decision.ordinal()]++;
        mass[decision.ordinal()] += units;
        reserve(cell + 1);
        cellRows[cell]++;
        cellMass[cell] += units;
    }

    private void reserve(int cells) {
        if (cells > cellRows.length) {
            int size = Math.max(cells, 2 * cellRows.length);
            cellRows = Arrays.copyOf(cellRows, size);
            cellMass = Arrays.copyOf(cellMass, size);
        }
    }

    /** Rows with a score. */
    public long rows() {
        return Arrays.stream(rows).sum();
    }

    /** Rows that the model decided so. */
    public long rows(Decision decision) {
        return rows[decision.ordinal()];
    }

    /** Positives to be expected among the rows that the model decided so. */
    double positives(Decision decision) {
        return mass[decision.ordinal()] / UNIT;
    }

    /** Negatives to be expected among the rows that the model decided so. */
    double negatives(Decision decision) {
        return rows[decision.ordinal()] - positives(decision);
    }

    int cells() {
        return cellRows.length;
    }

    double positivesIn(int cell) {
        return cellMass[cell] / UNIT;
    }

    double negativesIn(int cell) {
        return cellRows[cell] - positivesIn(cell);
    }

    /** Adds all that the other tally has seen; the other is unchanged. */
    public void merge(CbpeTally other) {
        for (int decision = 0; decision < Decision.COUNT; decision++) {
            rows[decision] += other.rows[decision];
            mass[decision] += other.mass[decision];
        }
        reserve(other.cellRows.length);
        for (int cell = 0; cell < other.cellRows.length; cell++) {
            cellRows[cell] += other.cellRows[cell];
            cellMass[cell] += other.cellMass[cell];
        }
    }

    /** Returns this tally in bytes that begin with their own version; at most 14 a filled cell. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        out.writeByte(FORMAT);
        for (int decision = 0; decision < Decision.COUNT; decision++) {
            out.writeVarLong(rows[decision]);
            out.writeVarLong(mass[decision]);
        }
        out.writeVarLong(Arrays.stream(cellRows).filter(count -> count != 0).count());
        int next = 0;
        for (int cell = 0; cell < cellRows.length; cell++) {
            if (cellRows[cell] != 0) {
                out.writeVarLong(cell - next);
                out.writeVarLong(cellRows[cell]);
                out.writeVarLong(cellMass[cell]);
                next = cell + 1;
            }
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static CbpeTally fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("tally bytes", FORMAT);
        CbpeTally tally = new CbpeTally();
        for (int decision = 0; decision < Decision.COUNT; decision++) {
            tally.rows[decision] = in.readVarLong();
            tally.mass[decision] = in.readVarLong();
        }
        int next = 0;
        for (long left = in.readVarLong(); left > 0; left--) {
            int cell = next + (int) in.readVarLong();
            tally.reserve(cell + 1);
            tally.cellRows[cell] = in.readVarLong();
            tally.cellMass[cell] = in.readVarLong();
            next = cell + 1;
        }
        return tally;
    }
}
