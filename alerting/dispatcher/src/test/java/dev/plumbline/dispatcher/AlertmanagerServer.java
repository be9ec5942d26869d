package dev.plumbline.dispatcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Alertmanager; a machine without one fails the test. */
final class AlertmanagerServer implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    private AlertmanagerServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    static AlertmanagerServer start(Path configuration, Path folder) throws IOException {
        int port = freePort();
        Files.createDirectories(folder);
        Path log = folder.resolve("alertmanager.log");
        Process process =
                start(
                        log,
                        "prometheus-alertmanager",
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port);
        AlertmanagerServer server = new AlertmanagerServer(process, log, port);
        Eventually.holds(() -> server.get("/-/ready") != null, () -> server.log());
        return server;
    }

    static Process start(Path log, String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new AssertionError(
                    "%s must be installed for the profile 'stack'; on Debian: apt-get install prometheus-alertmanager"
                            .formatted(command[0]),
                    failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return url;
    }

    /** The alerts that stand now, suppressed ones included. */
    JsonNode alerts() {
        try {
            return new ObjectMapper().readTree(get("/api/v2/alerts"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many firing alerts it was sent so far. */
    double received() {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith("alertmanager_alerts_received_total"))
                .filter(line -> line.contains("firing") && line.contains("v2"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    void post(String alerts) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(alerts))
                        .build();
        send(request);
    }

    /** Returns the body; null while nobody listens. */
    private String get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).build());
    }

    private String send(HttpRequest request) {
        if (!process.isAlive()) {
            throw new AssertionError("Alertmanager has ended: " + log());
        }
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (ConnectException notYetListening) {
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
