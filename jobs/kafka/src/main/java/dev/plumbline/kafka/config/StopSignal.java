package dev.plumbline.kafka.config;

import java.util.concurrent.CountDownLatch;

/** The end of a process that runs until it is told to stop, as by Ctrl-C or a container's end. */
public final class StopSignal {
    private StopSignal() {}

    /** Waits for the signal, then closes what runs; returns when it is closed. */
    public static void closes(AutoCloseable running) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running, closed), "stop"));
        closed.await();
    }

    private static void close(AutoCloseable running, CountDownLatch closed) {
        try {
            running.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the process must close what it runs", failed);
        } finally {
            closed.countDown();
        }
    }
}
