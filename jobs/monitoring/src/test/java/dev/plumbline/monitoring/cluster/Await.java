package dev.plumbline.monitoring.cluster;

import java.util.concurrent.TimeUnit;

/** Waits for conditions, for as long as the slowest machine may need. */
public final class Await {
    private static final long PATIENCE_SECONDS = 300;
    private static final long LOOK_AGAIN_MILLIS = 5;

    private Await() {}

    /** Something that can be seen from outside. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    public static void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("within %d s: %s".formatted(PATIENCE_SECONDS, what));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
