package dev.plumbline.dispatcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts events to one webhook after the other, each until it takes the event or refuses it. */
final class WebhookClient {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);

    /** Answers that another try may change, besides all of 5xx. */
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);

    private final HttpClient http;
    private final Webhooks settings;

    WebhookClient(HttpClient http, Webhooks settings) {
        this.http = http;
        this.settings = settings;
    }

    /** How a delivery ended. */
    enum Ending {
        DELIVERED,
        /** Refused, or still failing after the last try. */
        FAILED,
        /** Told to stop; the delivery is to be repeated after the next start. */
        STOPPED
    }

    /**
     * @param problem what the receiver last answered; null unless FAILED
     */
    record Outcome(Ending ending, String problem) {
        static final Outcome DELIVERED = new Outcome(Ending.DELIVERED, null);
        static final Outcome STOPPED = new Outcome(Ending.STOPPED, null);
    }

    /** One answer: null when all is well. */
    private record Answer(String problem, boolean worthAnotherTry) {
        static final Answer TAKEN = new Answer(null, false);
    }

    /**
     * Delivers one event.
     *
     * @param pause waits between tries; answers whether to go on
     */
    Outcome deliver(URI url, TriggerEvent event, Predicate<Duration> pause) {
        HttpRequest request = request(url, event);
        int attempt = 1;
        while (true) {
            Answer answer = attempt(request);
            if (answer == null) {
                return Outcome.STOPPED;
            }
            if (answer.problem() == null) {
                return Outcome.DELIVERED;
            }
            LOG.warn("event {}, try {}: {}", event.id(), attempt, answer.problem());
            if (!answer.worthAnotherTry() || attempt == settings.backoff().tries()) {
                String times = attempt == 1 ? "1 try" : attempt + " tries";
                return new Outcome(Ending.FAILED, answer.problem() + " (" + times + ")");
            }
            if (!pause.test(settings.backoff().pauseAfter(attempt))) {
                return Outcome.STOPPED;
            }
            attempt++;
        }
    }

    private Answer attempt(HttpRequest request) {
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            // 409: the receiver knows the idempotency key, so an earlier try had arrived
            if (status / 100 == 2 || status == 409) {
                return Answer.TAKEN;
            }
            return new Answer(
                    "%s answered %d".formatted(place(request.uri()), status),
                    status / 100 == 5 || WORTH_ANOTHER_TRY.contains(status));
        } catch (IOException failure) {
            return new Answer(
                    "%s cannot be reached: %s"
                            .formatted(place(request.uri()), failure.getClass().getSimpleName()),
                    true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** The address without its path and query, which may hold a secret. */
    private static String place(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    private HttpRequest request(URI url, TriggerEvent event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(settings.timeout());
        settings.headers().forEach(request::setHeader);
        request.setHeader("Idempotency-Key", event.id());
        switch (settings.mode()) {
            case STRUCTURED ->
                    request.setHeader("Content-Type", "application/cloudevents+json; charset=UTF-8")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            event.structured().toString()));
            case BINARY -> {
                event.headers().forEach(request::setHeader);
                request.setHeader("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(event.data().toString()));
            }
        }
        return request.build();
    }
}
