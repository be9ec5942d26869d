package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.BlockChoice;
import dev.plumbline.core.baseline.BlockChoice.Basis;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.statistics.WholeDayVariance;
import java.time.Duration;
import java.util.Arrays;

/**
 * Cuts the evaluation rows into contiguous blocks, whose differences tell how dependent the rows of
 * a feature are.
 *
 * @param count blocks
 * @param days which days the blocks are; null where they are none that stand in for windows
 * @param areWindows whether the windows themselves serve
 * @param windows whole ones that the rows hold; of very many those that were kept
 */
record Blocks(int count, Cut cut, WholeDays days, boolean areWindows, long windows) {
    /** Fewest windows that may serve as blocks, and the number of equal blocks otherwise. */
    static final int ENOUGH = 50;

    private static final int MOST_DAYS = 400;

    private static final int NONE = -1;

    /** Where a row belongs. */
    private interface Cut {
        int blockOf(long row, long millis);
    }

    /**
     * Days that stand in for windows of whole days, of which there are too few.
     *
     * @param numbers of the days, ascending
     * @param perWindow days of a window
     */
    record WholeDays(long[] numbers, int perWindow) {}

    /**
     * Cuts rows into windows if at least {@link #ENOUGH} of them are whole; else into days, where
     * windows are of whole days and days enough; and else into that many blocks of equal size. Of
     * more windows than {@link WindowStarts#MOST} an evenly spread part serves.
     *
     * @param times of all rows, at least one
     * @param inOrder whether rows will be counted in the order of their event time
     * @param sample event times of some rows, ascending; where rows are not counted in order,
     *     blocks of equal size are cut at their quantiles
     */
    static Blocks of(EventTimes times, WindowSpec window, boolean inOrder, long[] sample) {
        long whole =
                window.isBySpan()
                        ? times.windows().covered(times.first(), times.last()).length
                        : times.rows() / window.rows();
        return cut(times, window, whole, inOrder, sample).holding(whole);
    }

    private static Blocks cut(
            EventTimes times, WindowSpec window, long whole, boolean inOrder, long[] sample) {
        boolean isEnough = window.isBySpan() && whole >= ENOUGH;
        if (isEnough && !areDays(window, whole)) {
            long[] numbers = times.windows().covered(times.first(), times.last());
            return of(numbers, times.windows(), null, true);
        }
        if (times.days() != null) {
            long[] days = times.days().covered(times.first(), times.last());
            int perWindow = (int) window.span().toDays();
            if (days.length - WholeDayVariance.fitted(perWindow) + 1
                    >= LongRunVariance.FEWEST_BLOCKS) {
                return of(days, times.days(), new WholeDays(days, perWindow), isEnough);
            }
        }
        if (!inOrder) {
            return atTimes(sample);
        }
        return !window.isBySpan() && whole >= ENOUGH
                ? rows(window.rows(), whole, true)
                : rows(Math.max(1, times.rows() / ENOUGH), Math.min(ENOUGH, times.rows()));
    }

    /** Of very many days the counts of cells, which days come with, would take much memory. */
    private static boolean areDays(WindowSpec window, long whole) {
        return window.span().equals(Duration.ofDays(1)) && whole <= MOST_DAYS;
    }

    private Blocks holding(long whole) {
        return new Blocks(count, cut, days, areWindows, whole);
    }

    /** Returns what the blocks are to windows of a granularity. */
    BlockChoice choice(String granularity) {
        return new BlockChoice(granularity, basis(), count, windows);
    }

    private Basis basis() {
        if (areWindows) {
            return Basis.WINDOWS;
        }
        if (days == null) {
            return Basis.EQUAL;
        }
        return WholeDayVariance.fitted(days.perWindow()) > 1 ? Basis.WEEKDAYS : Basis.DAYS;
    }

    private static Blocks of(
            long[] numbers, WindowStarts starts, WholeDays days, boolean areWindows) {
        return new Blocks(
                numbers.length,
                (row, millis) ->
                        Math.max(NONE, Arrays.binarySearch(numbers, starts.number(millis))),
                days,
                areWindows,
                0);
    }

    /** Cuts rows into blocks of so many. */
    static Blocks rows(long rowsPerBlock, long blocks) {
        return rows(rowsPerBlock, blocks, false);
    }

    private static Blocks rows(long rowsPerBlock, long blocks, boolean areWindows) {
        long every = (blocks + WindowStarts.MOST - 1) / WindowStarts.MOST;
        return new Blocks(
                (int) ((blocks + every - 1) / every),
                (row, millis) -> {
                    long block = row / rowsPerBlock;
                    return block < blocks && block % every == 0 ? (int) (block / every) : NONE;
                },
                null,
                areWindows,
                0);
    }

    private static Blocks atTimes(long[] sample) {
        long[] starts = new long[ENOUGH - 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = sample[(int) ((i + 1L) * sample.length / ENOUGH)];
        }
        return new Blocks(ENOUGH, (row, millis) -> reached(starts, millis), null, false, 0);
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
