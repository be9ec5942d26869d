package dev.plumbline.core.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sizes of window for which chance is sampled. Between them it is interpolated. */
final class WindowSizes {
    private static final List<Integer> GRID = List.of(50, 200, 1000, 5000);

    /** With fewer blocks in a window its resamples would be too much alike. */
    private static final int FEWEST_BLOCKS = 8;

    private WindowSizes() {}

    /** Returns the sizes for so many rows: none is larger, and the largest is all of them. */
    static List<Integer> upTo(int rows) {
        List<Integer> sizes = new ArrayList<>(GRID.stream().filter(size -> size < rows).toList());
        sizes.add(rows);
        return sizes;
    }

    /** Returns the rows of the blocks that a window is put together from, at most a stretch. */
    static int blockRows(int windowRows, int stretchRows) {
        int parts = (FEWEST_BLOCKS * stretchRows + windowRows - 1) / windowRows;
        return Math.max(1, stretchRows / Math.max(1, Math.min(parts, stretchRows)));
    }

    /** Returns where the blocks of a size begin: every stretch holds a whole number of them. */
    static int[] blockStarts(int blockRows, int stretchRows, int stretches) {
        int perStretch = stretchRows / blockRows;
        return IntStream.range(0, stretches * perStretch)
                .map(block -> block / perStretch * stretchRows + block % perStretch * blockRows)
                .toArray();
    }
}
