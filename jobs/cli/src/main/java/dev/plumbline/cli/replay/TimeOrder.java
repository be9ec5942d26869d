package dev.plumbline.cli.replay;

/** How the times of records follow each other in a file. Not thread-safe. */
final class TimeOrder {
    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long disorder;

    void add(long millis) {
        count++;
        first = Math.min(first, millis);
        last = Math.max(last, millis);
        disorder = Math.max(disorder, last - millis);
    }

    long count() {
        return count;
    }

    /** Returns the smallest time; 0 if there is none. */
    long first() {
        return count == 0 ? 0 : first;
    }

    /** Returns the greatest time; 0 if there is none. */
    long last() {
        return count == 0 ? 0 : last;
    }

    /** Returns how far, at most, a time lies behind the greatest before it, in milliseconds. */
    long disorder() {
        return disorder;
    }
}
