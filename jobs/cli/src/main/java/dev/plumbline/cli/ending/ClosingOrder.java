package dev.plumbline.cli.ending;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, the last first, each within bounded time: one that hangs must not keep
 * the others open. Opening and closing exclude each other, so that nothing is opened that is not
 * closed.
 */
public final class ClosingOrder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingOrder.class);
    private static final long PATIENCE_SECONDS = 20;

    private record Step(String name, AutoCloseable resource) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean closed;

    /**
     * Opens what is to be closed before everything that was opened earlier.
     *
     * @throws CancellationException if closing has begun
     */
    public synchronized <T extends AutoCloseable> T open(String name, Callable<T> opening)
            throws Exception {
        if (closed) {
            throw new CancellationException(
                    "the command is ending, so %s stays closed".formatted(name));
        }
        T resource = opening.call();
        steps.push(new Step(name, resource));
        return resource;
    }

    /** Closes everything; the second call finds nothing to do. */
    @Override
    public synchronized void close() {
        closed = true;
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
