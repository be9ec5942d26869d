package dev.plumbline.cli.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, the last first, each within bounded time: one that hangs must not keep
 * the others open.
 */
final class ClosingOrder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingOrder.class);
    private static final long PATIENCE_SECONDS = 20;

    private record Step(String name, AutoCloseable resource) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /** Adds what was opened last, and so is closed first. */
    synchronized <T extends AutoCloseable> T last(String name, T resource) {
        steps.push(new Step(name, resource));
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!steps.isEmpty()) {
            close(steps.pop());
        }
    }

    private static void close(Step step) {
        Thread closer = new Thread(() -> closeNow(step), "close-" + step.name());
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closer.isAlive()) {
            LOG.warn(
                    "{} did not close within {} s and is left behind",
                    step.name(),
                    PATIENCE_SECONDS);
        }
    }

    private static void closeNow(Step step) {
        try {
            step.resource().close();
        } catch (Exception failed) {
            LOG.warn("{} did not close cleanly", step.name(), failed);
        }
    }
}
