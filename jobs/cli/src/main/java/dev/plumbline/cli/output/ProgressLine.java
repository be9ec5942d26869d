package dev.plumbline.cli.output;

import java.io.Console;
import java.util.Locale;

/**
 * One line on the terminal that says how far long work is, with rate and time left; nothing where
 * no terminal is attached.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long BETWEEN_NANOS = 200_000_000L;

    private final Console terminal = System.console();
    private final String work;
    private final String unit;
    private final long begun = System.nanoTime();
    private long shown = begun;
    private boolean written;

    /**
     * @param work what is done, such as {@code reading evaluation.csv}
     * @param unit what is counted, such as {@code rows}
     */
    public ProgressLine(String work, String unit) {
        this.work = work;
        this.unit = unit;
    }

    /**
     * Says how far the work is.
     *
     * @param done units done
     * @param share of all the work, 0 to 1
     */
    public void at(long done, double share) {
        long now = System.nanoTime();
        if (terminal == null || now - shown < BETWEEN_NANOS) {
            return;
        }
        shown = now;
        written = true;
        double seconds = (now - begun) / 1e9;
        long left = share > 0 ? Math.round(seconds * (1 - share) / share) : 0;
        System.err.printf(
                Locale.ROOT,
                "\r%s: %,d %s (%.0f %%), %,.0f %s/s, %d s left \u001b[K",
                work,
                done,
                unit,
                100 * share,
                done / seconds,
                unit,
                left);
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (written) {
            System.err.print("\r\u001b[K");
        }
    }
}
