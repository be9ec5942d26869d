package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.WindowSpec;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Which windows of one span hold rows. Of more than {@link #MOST} windows an evenly spread part is
 * kept, so memory does not grow with the evaluation set.
 */
final class WindowStarts {
    /** λ from this many blocks is known to 2 %. */
    static final int MOST = 4096;

    /** The first and the last window serve if the rows reach over this share of them. */
    private static final double LEAST_COVER = 0.9;

    private final long span;
    private final long align;
    private final Set<Long> numbers = new HashSet<>();
    private int level;
    private long latest = Long.MIN_VALUE;

    WindowStarts(WindowSpec window) {
        this.span = window.span().toMillis();
        this.align = (window.alignTo() == null ? Instant.EPOCH : window.alignTo()).toEpochMilli();
    }

    void add(long millis) {
        long number = number(millis);
        if (number == latest) {
            return;
        }
        latest = number;
        if (Thinning.levelOf(number) >= level && numbers.add(number)) {
            while (numbers.size() > MOST) {
                level++;
                numbers.removeIf(kept -> Thinning.levelOf(kept) < level);
            }
        }
    }

    /** Returns the number of the window that holds an event time; 0 is the one aligned to. */
    long number(long millis) {
        return Math.floorDiv(millis - align, span);
    }

    /** Returns the numbers of the windows kept that rows from first to last cover, ascending. */
    long[] covered(long first, long last) {
        return numbers.stream()
                .mapToLong(Long::longValue)
                .filter(number -> isCovered(align + number * span, first, last))
                .sorted()
                .toArray();
    }

    private boolean isCovered(long start, long first, long last) {
        return Math.min(last + 1, start + span) - Math.max(first, start) >= LEAST_COVER * span;
    }
}
