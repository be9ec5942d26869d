package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PagedCounts;
import dev.plumbline.core.performance.ProbabilityCells;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the calibrated scores of a set of unlabelled rows of several classes say, in constant space:
 * by class, how many rows were decided so, and how many rows are to be expected of it in all and
 * among those decided so; and by cell of each class's score ({@link ProbabilityCells}), rows and
 * expected rows. Probabilities are kept as in {@link CbpeTally}, so tallies merge to equal bytes in
 * any order. Not thread-safe.
 */
public final class MulticlassTally {
    private static final int FORMAT = 2;
    private static final double UNIT = 1L << 32;

    private final long[] decided;
    private final long[] hits;
    private final long[] expected;

    /** By class: rows, and probability of the class, by the cell of its score. */
    private final List<PagedCounts> cellRows = new ArrayList<>();

    private final List<PagedCounts> cellMass = new ArrayList<>();

    /**
     * Makes the tally of no rows.
     *
     * @param classes number of classes of the model
     */
    public MulticlassTally(int classes) {
        decided = new long[classes];
        hits = new long[classes];
        expected = new long[classes];
        for (int number = 0; number < classes; number++) {
            cellRows.add(new PagedCounts());
            cellMass.add(new PagedCounts());
        }
    }

    /**
     * Adds one row.
     *
     * @param scores by class, as the model states them
     * @param probabilities by class, 0 to 1
     * @param decision number of the class that the model decided on
     */
    void add(double[] scores, double[] probabilities, int decision) {
        decided[decision]++;
        for (int number = 0; number < expected.length; number++) {
            long units = Math.round(probabilities[number] * UNIT);
            expected[number] += units;
            hits[number] += number == decision ? units : 0;
            int cell = cellOf(scores[number]);
            cellRows.get(number).add(cell, 1);
            cellMass.get(number).add(cell, units);
        }
    }

    private static int cellOf(double score) {
        return ProbabilityCells.cellOf((float) Math.min(1, Math.max(0, score)));
    }

    /** Returns how many rows were estimated. */
    public long rows() {
        long rows = 0;
        for (long ofClass : decided) {
            rows += ofClass;
        }
        return rows;
    }

    /** Returns the counts to be expected. */
    ClassCounts counts() {
        ClassCounts counts = ClassCounts.none(decided.length);
        for (int number = 0; number < decided.length; number++) {
            counts.decided()[number] = decided[number];
            counts.hits()[number] = hits[number] / UNIT;
            counts.labelled()[number] = expected[number] / UNIT;
        }
        return counts;
    }

    /** Returns the area to be expected. */
    ExpectedArea area() {
        return ExpectedArea.of(cellRows, cellMass, UNIT);
    }

    /**
     * Adds all that the other tally has seen; the other is unchanged.
     *
     * @throws IllegalArgumentException if it is of another number of classes
     */
    public void merge(MulticlassTally other) {
        if (other.decided.length != decided.length) {
            throw new IllegalArgumentException(
                    "tallies must be of the same classes, got %d and %d"
                            .formatted(decided.length, other.decided.length));
        }
        for (int number = 0; number < decided.length; number++) {
            decided[number] += other.decided[number];
            hits[number] += other.hits[number];
            expected[number] += other.expected[number];
            cellRows.get(number).merge(other.cellRows.get(number));
            cellMass.get(number).merge(other.cellMass.get(number));
        }
    }

    /** Returns this tally in bytes that begin with their own version. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(8 + 24 * decided.length);
        out.writeByte(FORMAT);
        out.writeVarLong(decided.length);
        for (int number = 0; number < decided.length; number++) {
            out.writeVarLong(decided[number]);
            out.writeVarLong(hits[number]);
            out.writeVarLong(expected[number]);
            cellRows.get(number).writeTo(out);
            cellMass.get(number).writeTo(out);
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static MulticlassTally fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("tally bytes", FORMAT);
        MulticlassTally tally = new MulticlassTally((int) in.readVarLong());
        for (int number = 0; number < tally.decided.length; number++) {
            tally.decided[number] = in.readVarLong();
            tally.hits[number] = in.readVarLong();
            tally.expected[number] = in.readVarLong();
            tally.cellRows.get(number).mergeFrom(in);
            tally.cellMass.get(number).mergeFrom(in);
        }
        return tally;
    }
}
