package dev.plumbline.core.evaluation;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Labelled rows, as far as estimates of performance are fitted to them; 25 bytes a row, two a cell
 * and eight a class. When there are too many every other one is let go, and of those that follow
 * only as many are kept. Not thread-safe.
 */
final class EstimateRows {
    static final int UNDECIDED = -1;

    private static final int FEWEST_CHUNKS = 2;

    private final int most;
    private final short[][] cells;
    private final double[][] scores;
    private double[] outputs = new double[1024];
    private double[] labels = new double[1024];
    private byte[] decisions = new byte[1024];
    private long[] chunks = new long[1024];
    private long every = 1;
    private long seen;
    private int size;

    /**
     * Makes a collection of no rows.
     *
     * @param most rows to keep, even
     * @param slots whose cells are kept
     * @param classes whose scores are kept
     */
    EstimateRows(int most, int slots, int classes) {
        this.most = most;
        this.cells = new short[slots][1024];
        this.scores = new double[classes][1024];
    }

    /**
     * Adds a row; one without a finite output and label is passed over.
     *
     * @param decision number of the class, 1 for the positive one of two, or {@link #UNDECIDED}
     * @param rowScores one for each class
     * @param rowCells at least as many as there are slots
     */
    void add(
            double output,
            double label,
            int decision,
            long chunk,
            double[] rowScores,
            int[] rowCells) {
        if (!Double.isFinite(output) || !Double.isFinite(label) || seen++ % every != 0) {
            return;
        }
        if (size == most) {
            thin();
        }
        reserve();
        outputs[size] = output;
        labels[size] = label;
        decisions[size] = (byte) decision;
        chunks[size] = chunk;
        for (int slot = 0; slot < cells.length; slot++) {
            cells[slot][size] = (short) rowCells[slot];
        }
        for (int number = 0; number < scores.length; number++) {
            scores[number][size] = rowScores[number];
        }
        size++;
    }

    private void thin() {
        copy(this, IntStream.range(0, size / 2).map(row -> 2 * row).toArray());
        every *= 2;
    }

    private void reserve() {
        if (size < outputs.length) {
            return;
        }
        int room = Math.min(most, 2 * size);
        outputs = Arrays.copyOf(outputs, room);
        labels = Arrays.copyOf(labels, room);
        decisions = Arrays.copyOf(decisions, room);
        chunks = Arrays.copyOf(chunks, room);
        for (int slot = 0; slot < cells.length; slot++) {
            cells[slot] = Arrays.copyOf(cells[slot], room);
        }
        for (int number = 0; number < scores.length; number++) {
            scores[number] = Arrays.copyOf(scores[number], room);
        }
    }

    private static void copy(EstimateRows rows, int[] kept) {
        for (int i = 0; i < kept.length; i++) {
            int row = kept[i];
            rows.outputs[i] = rows.outputs[row];
            rows.labels[i] = rows.labels[row];
            rows.decisions[i] = rows.decisions[row];
            rows.chunks[i] = rows.chunks[row];
            for (short[] slot : rows.cells) {
                slot[i] = slot[row];
            }
            for (double[] ofClass : rows.scores) {
                ofClass[i] = ofClass[row];
            }
        }
        rows.size = kept.length;
    }

    /** Lets go of rows on which the model did not decide, and returns this. */
    EstimateRows onlyDecided() {
        copy(this, IntStream.range(0, size).filter(row -> decisions[row] != UNDECIDED).toArray());
        return this;
    }

    boolean hasBothClasses() {
        long positives = IntStream.range(0, size).filter(row -> labels[row] == 1).count();
        return positives > 0 && positives < size;
    }

    double[] outputs() {
        return Arrays.copyOf(outputs, size);
    }

    double[] labels() {
        return Arrays.copyOf(labels, size);
    }

    /** Returns the scores by class and row. */
    double[][] scores() {
        return Arrays.stream(scores)
                .map(each -> Arrays.copyOf(each, size))
                .toArray(double[][]::new);
    }

    /** Returns the number of the class decided on, or {@link #UNDECIDED}. */
    int[] decided() {
        return IntStream.range(0, size).map(row -> decisions[row]).toArray();
    }

    boolean[] positives() {
        boolean[] positives = new boolean[size];
        for (int row = 0; row < size; row++) {
            positives[row] = labels[row] == 1;
        }
        return positives;
    }

    boolean[] decisions() {
        boolean[] positive = new boolean[size];
        for (int row = 0; row < size; row++) {
            positive[row] = decisions[row] == 1;
        }
        return positive;
    }

    /** Returns the cells by slot and row. */
    short[][] cells() {
        return Arrays.stream(cells).map(slot -> Arrays.copyOf(slot, size)).toArray(short[][]::new);
    }

    /**
     * Returns the chunk of each row. Rows of a chunk that has less than half as many as the median
     * one are in none (−1): what is cut off at either end does not show how a window varies.
     */
    int[] chunks() {
        Map<Long, Long> rows =
                Arrays.stream(chunks, 0, size)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        number -> number, TreeMap::new, Collectors.counting()));
        long[] sizes = rows.values().stream().mapToLong(Long::longValue).sorted().toArray();
        Map<Long, Integer> numbers = new TreeMap<>();
        rows.forEach(
                (chunk, held) -> {
                    if (2 * held >= sizes[sizes.length / 2]) {
                        numbers.put(chunk, numbers.size());
                    }
                });
        return IntStream.range(0, size).map(row -> numbers.getOrDefault(chunks[row], -1)).toArray();
    }

    /** Whether there are enough chunks to show how a measure varies from one to the next. */
    static boolean areEnough(int[] chunkOfRow) {
        return Arrays.stream(chunkOfRow).max().orElse(-1) >= FEWEST_CHUNKS - 1;
    }
}
