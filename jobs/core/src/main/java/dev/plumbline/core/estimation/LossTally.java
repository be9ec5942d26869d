package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.CompensatedSums;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * What the expected losses of a set of unlabelled rows come to, in constant space. Tallies of
 * disjoint rows merge in any order and grouping: rows are equal exactly and sums within 1e-12 ·
 * Σ|x|. Not thread-safe.
 */
public final class LossTally {
    private static final int FORMAT = 1;
    private static final int LOSSES = Loss.values().length;

    private final CompensatedSums sums = new CompensatedSums(LOSSES);
    private long rows;

    /** Counts a row, whose losses are then added. */
    void addRow() {
        rows++;
    }

    void add(Loss loss, double expected) {
        sums.add(loss.ordinal(), expected);
    }

    /** Returns how many rows were estimated. */
    public long rows() {
        return rows;
    }

    /** Returns the expected loss of all rows together. */
    double sum(Loss loss) {
        return sums.get(loss.ordinal());
    }

    /** Adds all that the other tally has seen; the other is unchanged. */
    public void merge(LossTally other) {
        rows += other.rows;
        sums.merge(other.sums);
    }

    /** Returns this tally in bytes that begin with their own version. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(11 + 16 * LOSSES);
        out.writeByte(FORMAT);
        out.writeVarLong(rows);
        sums.writeTo(out);
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static LossTally fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("tally bytes", FORMAT);
        LossTally tally = new LossTally();
        tally.rows = in.readVarLong();
        tally.sums.mergeFrom(in);
        return tally;
    }
}
