package dev.plumbline.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and controller (KRaft) inside this JVM, for the quickstart and for tests:
 * transactions, compaction and consumer groups are the real thing. It listens on 127.0.0.1 only,
 * creates no topic by itself and keeps its data no longer than it lives.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int ATTEMPTS = 5;

    private final KafkaRaftServer server;
    private final Path dataDir;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, Path dataDir, int port) {
        this.server = server;
        this.dataDir = dataDir;
        this.port = port;
    }

    /** Starts a broker on any free port, as {@link #start(Path, int)} does. */
    public static EmbeddedBroker start(Path dataDir) {
        return start(dataDir, 0);
    }

    /**
     * Starts a broker and returns once it serves, after about two seconds.
     *
     * @param dataDir where it keeps its log until {@link #close}; must be absent or empty
     * @param port the port to listen on; 0 for any free one
     * @throws IllegalStateException if the port is taken, or the folder is in use
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        requireUnused(dataDir);
        if (port != 0) {
            FreePorts.requireFree(port);
        }
        RuntimeException lastFailure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<Integer> free = FreePorts.find(2);
            int chosen = port == 0 ? free.get(0) : port;
            try {
                return startOnce(new BrokerSettings(dataDir.toAbsolutePath(), chosen, free.get(1)));
            } catch (RuntimeException failure) {
                // between finding a port and binding it another process may take it
                LOG.warn("attempt {} to start the embedded broker failed", attempt, failure);
                lastFailure = failure;
                deleteTree(dataDir);
            }
        }
        throw new IllegalStateException(
                "the embedded broker did not start in %d attempts: %s"
                        .formatted(ATTEMPTS, lastFailure.getMessage()),
                lastFailure);
    }

    /** Where clients find it, such as {@code 127.0.0.1:41234}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    /** Stops the broker, waits until it has stopped, and deletes its data. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        // the broker ends the whole process if its log folder goes while it still runs
        server.awaitShutdown();
        deleteTree(dataDir);
    }

    static EmbeddedBroker startOnce(BrokerSettings settings) {
        StorageFormat.format(settings);
        return ProcessExit.asException(
                () -> {
                    KafkaRaftServer server =
                            new KafkaRaftServer(
                                    new KafkaConfig(settings.toProperties()), Time.SYSTEM);
                    try {
                        server.startup();
                    } catch (RuntimeException failure) {
                        stopAfter(failure, server);
                        throw failure;
                    }
                    return new EmbeddedBroker(server, settings.dataDir(), settings.port());
                });
    }

    private static void stopAfter(RuntimeException failure, KafkaRaftServer server) {
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static void requireUnused(Path dataDir) {
        if (!Files.exists(dataDir)) {
            return;
        }
        try (Stream<Path> content = Files.list(dataDir)) {
            if (content.findAny().isPresent()) {
                throw new IllegalStateException(
                        "the broker's folder must be absent or empty, because it is deleted at the end; %s holds files, choose another"
                                .formatted(dataDir));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the broker's folder " + dataDir, failure);
        }
    }

    private static void deleteTree(Path root) {
        try {
            FolderTree.delete(root);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete the broker's folder " + root, failure);
        }
    }
}
