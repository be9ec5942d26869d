package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.WindowSpec;
import java.util.Arrays;

/**
 * Cuts the evaluation rows into contiguous blocks, whose differences tell how dependent the rows of
 * a feature are.
 *
 * @param count blocks
 */
record Blocks(int count, Cut cut) {
    /** Fewest windows that may serve as blocks, and the number of equal blocks otherwise. */
    static final int ENOUGH = 50;

    private static final int NONE = -1;

    /** Where a row belongs. */
    private interface Cut {
        int blockOf(long row, long millis);
    }

    /**
     * Cuts rows into windows if at least {@link #ENOUGH} of them are whole, and else into that many
     * blocks of equal size. Of more windows than {@link WindowStarts#MOST} an evenly spread part
     * serves.
     *
     * @param times of all rows, at least one
     * @param inOrder whether rows will be counted in the order of their event time
     * @param sample event times of some rows, ascending; where rows are not counted in order,
     *     blocks of equal size are cut at their quantiles
     */
    static Blocks of(EventTimes times, WindowSpec window, boolean inOrder, long[] sample) {
        if (window.isBySpan()) {
            long[] whole = times.windows().covered(times.first(), times.last());
            if (whole.length >= ENOUGH) {
                return ofWindows(times.windows(), whole);
            }
        }
        if (!inOrder) {
            return atTimes(sample);
        }
        boolean enough = !window.isBySpan() && times.rows() / window.rows() >= ENOUGH;
        return enough
                ? ofRows(window.rows(), times.rows() / window.rows())
                : ofRows(Math.max(1, times.rows() / ENOUGH), Math.min(ENOUGH, times.rows()));
    }

    private static Blocks ofWindows(WindowStarts windows, long[] numbers) {
        return new Blocks(
                numbers.length,
                (row, millis) ->
                        Math.max(NONE, Arrays.binarySearch(numbers, windows.number(millis))));
    }

    private static Blocks ofRows(long rowsPerBlock, long blocks) {
        long every = (blocks + WindowStarts.MOST - 1) / WindowStarts.MOST;
        return new Blocks(
                (int) ((blocks + every - 1) / every),
                (row, millis) -> {
                    long block = row / rowsPerBlock;
                    return block < blocks && block % every == 0 ? (int) (block / every) : NONE;
                });
    }

    private static Blocks atTimes(long[] sample) {
        long[] starts = new long[ENOUGH - 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = sample[(int) ((i + 1L) * sample.length / ENOUGH)];
        }
        return new Blocks(ENOUGH, (row, millis) -> reached(starts, millis));
    }

    private static int reached(long[] starts, long millis) {
        int reached = 0;
        while (reached < starts.length && starts[reached] <= millis) {
            reached++;
        }
        return reached;
    }

    /**
     * Returns the block of a row; −1 for a row that is in none, such as in a window only begun.
     *
     * @param row number in the order of counting, from 0
     */
    int blockOf(long row, long millis) {
        return cut.blockOf(row, millis);
    }
}
