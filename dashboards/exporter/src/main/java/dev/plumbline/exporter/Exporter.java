package dev.plumbline.exporter;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/**
 * Serves the newest windows and the open episodes at {@code /metrics}, for Prometheus. Its whole
 * state is rebuilt from Kafka at start, so it can be stopped and moved at any time.
 */
public final class Exporter implements AutoCloseable {
    private final ResultReader reader;
    private final HTTPServer server;

    private Exporter(ResultReader reader, HTTPServer server) {
        this.reader = reader;
        this.server = server;
    }

    /** Starts with the default series budget. */
    public static Exporter start(KafkaSettings kafka, Topics topics, InetSocketAddress listen) {
        return start(kafka, topics, listen, FeatureBudget.DEFAULT_TOP_FEATURES);
    }

    /**
     * Starts reading and serving. Returns at once; {@link #isReady()} says when the topics have
     * been read to their end.
     *
     * @param listen address and port to serve on; port 0 takes a free one
     * @param topFeatures features shown per window, the worst first, at least 0
     * @throws UncheckedIOException if the port is taken or the address is not this machine's
     * @throws org.apache.kafka.common.KafkaException if a Kafka client setting is wrong
     */
    public static Exporter start(
            KafkaSettings kafka, Topics topics, InetSocketAddress listen, int topFeatures) {
        ResultReader reader = ResultReader.start(kafka, topics, new FeatureBudget(topFeatures));
        try {
            CollectorRegistry registry = new CollectorRegistry();
            registry.register(new SnapshotCollector(reader::snapshot, version()));
            return new Exporter(reader, serve(registry, listen));
        } catch (UncheckedIOException failure) {
            reader.close();
            throw failure;
        }
    }

    private static HTTPServer serve(CollectorRegistry registry, InetSocketAddress listen) {
        try {
            return new HTTPServer.Builder()
                    .withInetSocketAddress(listen)
                    .withRegistry(registry)
                    .withDaemonThreads(true)
                    .build();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the exporter cannot listen on %s:%d: %s; free the port, or choose another with --listen"
                            .formatted(
                                    listen.getHostString(), listen.getPort(), failure.getMessage()),
                    failure);
        }
    }

    private static String version() {
        String version = Exporter.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Whether the topics were once read to their end; windows are shown from then on. */
    public boolean isReady() {
        return reader.snapshot().ready();
    }

    @Override
    public void close() {
        server.close();
        reader.close();
    }

    public static void main(String[] args) {
        ExporterCommand.main(args);
    }
}
