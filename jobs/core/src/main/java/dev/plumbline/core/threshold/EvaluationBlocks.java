package dev.plumbline.core.threshold;

import java.util.Arrays;

/**
 * Evaluation rows in the order of their event time, as the cells they fell into: whole stretches of
 * rows that followed each other, all equally long. At most {@value #MOST_ROWS} rows, ten bytes a
 * row and slot.
 */
public final class EvaluationBlocks {
    /** More rows would make chance no better known and the bootstrap slower. */
    public static final int MOST_ROWS = 20_000;

    /** Stretches into which the rows are cut, if there are rows enough. */
    public static final int STRETCHES = 50;

    /** With fewer rows a stretch is too short to show any dependence. */
    public static final int FEWEST_ROWS = 1000;

    private static final short NONE = -1;

    private final long rows;
    private final int stretchRows;
    private final long every;
    private final short[][] cells;
    private final double[][] values;
    private int taken;

    /**
     * Starts without rows.
     *
     * @param rows evaluation rows that will be offered
     * @param slots features and outputs
     */
    public EvaluationBlocks(long rows, int slots) {
        this.rows = rows;
        this.stretchRows = (int) Math.min(MOST_ROWS, rows) / STRETCHES;
        this.every = rows / STRETCHES;
        this.cells = new short[slots][stretchRows * STRETCHES];
        this.values = new double[slots][stretchRows * STRETCHES];
        for (short[] slot : cells) {
            Arrays.fill(slot, NONE);
        }
    }

    /**
     * Returns the place of a row among those kept; −1 for a row that is passed over.
     *
     * @param row number in the order of event time, from 0
     */
    public int placeOf(long row) {
        if (every == 0 || row / every >= STRETCHES || row % every >= stretchRows) {
            return -1;
        }
        return (int) (row / every) * stretchRows + (int) (row % every);
    }

    /**
     * Keeps what a row held in one slot; a place never set holds no value.
     *
     * @param cell number of the cell, from 0
     * @param value the number itself; 0 for a category
     */
    public void set(int place, int slot, int cell, double value) {
        cells[slot][place] = (short) cell;
        values[slot][place] = value;
        taken = Math.max(taken, place + 1);
    }

    /** Whether there are rows enough for a bootstrap. */
    public boolean isEnough() {
        return rows >= FEWEST_ROWS && taken > 0;
    }

    /** All evaluation rows, whether kept or passed over. */
    long rows() {
        return rows;
    }

    int kept() {
        return stretchRows * STRETCHES;
    }

    int stretchRows() {
        return stretchRows;
    }

    int slots() {
        return cells.length;
    }

    /** Returns the cell per kept row, −1 where there is none; not a copy. */
    short[] cells(int slot) {
        return cells[slot];
    }

    /** Returns the value per kept row; not a copy. */
    double[] values(int slot) {
        return values[slot];
    }
}
