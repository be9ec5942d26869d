package dev.plumbline.exporter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A real Prometheus that scrapes one exporter every second and evaluates the shipped rules. */
final class PrometheusServer implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Program PROMETHEUS = new Program("prometheus", "prometheus");

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static PrometheusServer scraping(int exporterPort, Path folder) throws IOException {
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s/*.yml"]
                scrape_configs:
                  - job_name: plumbline-exporter
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """
                        .formatted(Repository.RULES, exporterPort));
        int port = Program.freePort();
        Path log = folder.resolve("prometheus.log");
        Process process =
                PROMETHEUS.start(
                        log,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port);
        return new PrometheusServer(process, log, port);
    }

    /** Asks until the result is as wanted; returns the last one after three minutes. */
    JsonNode query(String expression, Predicate<JsonNode> wanted) {
        String path =
                "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return get(path, answer -> wanted.test(answer.at("/data/result"))).at("/data/result");
    }

    /** Gets a path of the API until the answer is as wanted. */
    JsonNode get(String path, Predicate<JsonNode> wanted) {
        Instant deadline = Instant.now().plus(DEADLINE);
        JsonNode answer = get(path);
        while (!wanted.test(answer) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = get(path);
        }
        return answer;
    }

    private JsonNode get(String path) {
        if (!process.isAlive()) {
            throw new AssertionError("Prometheus has ended: " + Repository.text(log));
        }
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 503
                    ? new ObjectMapper().createObjectNode()
                    : new ObjectMapper().readTree(answer.body());
        } catch (ConnectException notYetListening) {
            return new ObjectMapper().createObjectNode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
