package dev.plumbline.dispatcher;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one consumer on a thread of its own until closed; a failed one is replaced by another. */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long CLOSE_MILLIS = 15_000;

    private final Properties consumerSettings;
    private final Round round;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** Null while disconnected; written under this object's lock, because close wakes it up. */
    private Consumer<byte[], byte[]> consumer;

    private Courier(String name, Properties consumerSettings, Round round) {
        this.consumerSettings = consumerSettings;
        this.round = round;
        this.consumer = new KafkaConsumer<>(consumerSettings);
        this.thread = new Thread(this::run, name);
    }

    /** What is done with a fresh consumer. */
    interface Round {
        /** Returns when the courier is closed; any exception asks for a fresh consumer. */
        void follow(Consumer<byte[], byte[]> consumer, Courier courier);
    }

    /**
     * Starts a round.
     *
     * @throws org.apache.kafka.common.KafkaException if a client setting is wrong
     */
    static Courier start(String name, Properties consumerSettings, Round round) {
        Courier courier = new Courier(name, consumerSettings, round);
        courier.thread.setDaemon(true);
        courier.thread.start();
        return courier;
    }

    private void run() {
        while (isOpen()) {
            try {
                connect();
                round.follow(consumer, this);
            } catch (WakeupException stopped) {
                LOG.debug("stopped reading");
            } catch (RuntimeException failure) {
                LOG.error("reading failed; starting over", failure);
                disconnect();
                pause(PAUSE_AFTER_FAILURE);
            }
        }
        disconnect();
    }

    private synchronized void connect() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(consumerSettings);
        }
    }

    private synchronized void disconnect() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Waits; answers early, with false, when the courier is closed. */
    boolean pause(Duration span) {
        try {
            return !closed.await(span.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed.countDown();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (this) {
            if (consumer != null) {
                consumer.wakeup();
            }
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
