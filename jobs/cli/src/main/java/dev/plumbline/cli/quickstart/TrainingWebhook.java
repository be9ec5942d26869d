package dev.plumbline.cli.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.report.ReportJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where the dispatcher delivers retraining triggers, as it would to a training pipeline:
 * CloudEvents over HTTP. An event that comes twice is one event.
 */
final class TrainingWebhook implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final Map<String, CompletableFuture<RetrainingTrigger>> delivered =
            new ConcurrentHashMap<>();

    private TrainingWebhook(HttpServer server) {
        this.server = server;
    }

    /** Begins to listen on a free port of the loopback address. */
    static TrainingWebhook start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        TrainingWebhook webhook = new TrainingWebhook(server);
        server.createContext("/retrain", webhook::receive);
        server.start();
        return webhook;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/retrain");
    }

    /**
     * Waits for the delivery of a trigger that was seen on its topic.
     *
     * @throws IllegalStateException if it is not delivered in time
     */
    RetrainingTrigger await(String id) throws InterruptedException {
        try {
            return delivery(id).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new IllegalStateException(
                    "the dispatcher must deliver trigger %s within %s, but has not; the log has the details"
                            .formatted(id, PATIENCE),
                    late);
        }
    }

    private CompletableFuture<RetrainingTrigger> delivery(String id) {
        return delivered.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(accept(exchange), -1);
        }
    }

    private int accept(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            RetrainingTrigger trigger = ReportJson.readTrigger(body);
            delivery(trigger.id()).complete(trigger);
            return ACCEPTED;
        } catch (DocumentException malformed) {
            return BAD_REQUEST;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
