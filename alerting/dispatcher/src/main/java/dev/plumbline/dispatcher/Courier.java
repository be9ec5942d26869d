package dev.plumbline.dispatcher;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

    private Courier(String name, Properties consumerSettings, Round round) {
        this.consumerSettings = consumerSettings;
        this.round = round;
        this.thread = new Thread(this::run, name);
    }

    /** What is done with a fresh consumer. */
    interface Round {
        /** Returns when the courier is closed; any exception asks for a fresh consumer. */
        void follow(Consumer<byte[], byte[]> consumer, Courier courier);
    }

    /**
     * Starts rounds on a thread of its own.
     *
     * @throws org.apache.kafka.common.KafkaException if a client setting is wrong
     */
    static Courier start(String name, Properties consumerSettings, Round round) {
        // a wrong setting is to fail here, and not again and again on the thread
        new KafkaConsumer<byte[], byte[]>(consumerSettings).close();
        Courier courier = new Courier(name, consumerSettings, round);
        courier.thread.setDaemon(true);
        courier.thread.start();
        return courier;
    }

    private void run() {
        while (isOpen()) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings)) {
                round.follow(consumer, this);
            } catch (RuntimeException failure) {
                LOG.error("reading failed; starting over", failure);
                pause(PAUSE_AFTER_FAILURE);
            }
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
        // rounds look whether they are closed several times a second; waking the consumer up could
        // lose the commit of a trigger that was just delivered
        closed.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
