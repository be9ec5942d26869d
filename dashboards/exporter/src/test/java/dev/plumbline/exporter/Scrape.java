package dev.plumbline.exporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Reads /metrics as Prometheus does. */
final class Scrape {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Scrape() {}

    static String text(int port) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Scrapes until the samples are as wanted; returns the last ones after two minutes. */
    static List<String> until(int port, Predicate<List<String>> wanted) {
        Instant deadline = Instant.now().plus(DEADLINE);
        List<String> samples = samples(port);
        while (!wanted.test(samples) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            samples = samples(port);
        }
        return samples;
    }

    private static List<String> samples(int port) {
        return text(port).lines().filter(line -> !line.startsWith("#")).toList();
    }
}
