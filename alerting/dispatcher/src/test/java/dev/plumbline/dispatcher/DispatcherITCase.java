package dev.plumbline.dispatcher;

import static dev.plumbline.dispatcher.Messages.episode;
import static dev.plumbline.dispatcher.Messages.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir static Path folder;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** Tells nothing twice, neither by the clock nor because an answer took its time. */
    private static Alertmanagers alertmanagers(Receiver... peers) {
        return new Alertmanagers(
                List.of(peers).stream().map(Receiver::url).toList(),
                false,
                Duration.ofHours(1),
                null,
                PATIENCE);
    }

    private static List<JsonNode> alerts(Receiver peer) {
        List<JsonNode> alerts = new ArrayList<>();
        for (Receiver.Request request : peer.requests()) {
            json(request.body()).forEach(alerts::add);
        }
        return alerts;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(text, failure);
        }
    }

    private static Instant end(JsonNode alert) {
        return Instant.parse(alert.get("endsAt").asText());
    }

    private static void awaitRequests(Receiver receiver, int count) {
        Eventually.holds(() -> receiver.requests().size() >= count, receiver::requests);
    }

    @Test
    void tellsEveryPeerThatAnEpisodeOpensAndIsResolved() {
        try (MessageTopics topics = MessageTopics.create(broker, "peers");
                Receiver one = Receiver.taking();
                Receiver two = Receiver.taking();
                Dispatcher dispatcher =
                        Dispatcher.start(topics.config().with(alertmanagers(one, two)))) {
            assertThat(dispatcher).isNotNull();
            topics.episode(episode(EpisodeState.PENDING, 0));
            topics.episode(episode(EpisodeState.OPEN, 1));
            awaitRequests(one, 1);
            topics.episode(episode(EpisodeState.RESOLVED, 2));
            awaitRequests(one, 2);
            awaitRequests(two, 2);

            for (Receiver peer : List.of(one, two)) {
                assertThat(peer.requests().get(0).path()).isEqualTo("/api/v2/alerts");
                List<JsonNode> alerts = alerts(peer);
                assertThat(alerts.get(0).get("labels")).isEqualTo(alerts.get(1).get("labels"));
                assertThat(end(alerts.get(0))).isAfter(Instant.now());
                assertThat(end(alerts.get(1))).isBeforeOrEqualTo(Instant.now());
            }
        }
    }

    @Test
    void tellsAnOpenEpisodeAgainAndAgain() {
        try (MessageTopics topics = MessageTopics.create(broker, "again");
                Receiver peer = Receiver.taking();
                Dispatcher dispatcher =
                        Dispatcher.start(
                                topics.config()
                                        .with(
                                                alertmanagers(peer)
                                                        .withResend(Duration.ofMillis(100))))) {
            assertThat(dispatcher).isNotNull();
            topics.episode(episode(EpisodeState.OPEN, 0));
            awaitRequests(peer, 4);
            assertThat(alerts(peer))
                    .extracting(alert -> alert.get("labels"))
                    .containsOnly(alerts(peer).get(0).get("labels"));
        }
    }

    @Test
    void knowsAfterARestartWhatIsOpen() {
        try (MessageTopics topics = MessageTopics.create(broker, "restart");
                Receiver before = Receiver.taking();
                Receiver after = Receiver.taking()) {
            try (Dispatcher first = Dispatcher.start(topics.config().with(alertmanagers(before)))) {
                assertThat(first).isNotNull();
                topics.episode(episode(EpisodeState.OPEN, 0));
                awaitRequests(before, 1);
            }
            topics.episode(
                    Messages.episode(
                            "e2", "silent", Severity.CRITICAL, Clock.TIME, EpisodeState.OPEN, 0));
            topics.episode(
                    Messages.episode(
                            "e2",
                            "silent",
                            Severity.CRITICAL,
                            Clock.TIME,
                            EpisodeState.RESOLVED,
                            1));
            try (Dispatcher second = Dispatcher.start(topics.config().with(alertmanagers(after)))) {
                assertThat(second).isNotNull();
                awaitRequests(after, 1);
                assertThat(alerts(after))
                        .extracting(alert -> alert.at("/labels/episode").asText())
                        .containsExactly("e1");
                topics.episode(episode(EpisodeState.RESOLVED, 1));
                awaitRequests(after, 2);
                assertThat(end(alerts(after).get(1))).isBeforeOrEqualTo(Instant.now());
            }
        }
    }

    @Test
    void postsATriggerAsAStructuredCloudEvent() {
        try (MessageTopics topics = MessageTopics.create(broker, "structured");
                Receiver webhook = Receiver.taking();
                Dispatcher dispatcher =
                        Dispatcher.start(
                                topics.config()
                                        .with(
                                                topics.webhooks(webhook)
                                                        .withHeaders(
                                                                Map.of(
                                                                        "Authorization",
                                                                        "Bearer x"))))) {
            assertThat(dispatcher).isNotNull();
            topics.trigger(trigger("t1"));
            awaitRequests(webhook, 1);

            Receiver.Request request = webhook.requests().get(0);
            assertThat(request.header("Content-Type")).startsWith("application/cloudevents+json");
            assertThat(request.header("Idempotency-Key")).isEqualTo("t1");
            assertThat(request.header("Authorization")).isEqualTo("Bearer x");
            assertThat(json(request.body()))
                    .isEqualTo(json(TriggerEvent.of(trigger("t1")).structured().toString()));
        }
    }

    @Test
    void postsATriggerAsABinaryCloudEvent() {
        try (MessageTopics topics = MessageTopics.create(broker, "binary");
                Receiver webhook = Receiver.taking();
                Dispatcher dispatcher =
                        Dispatcher.start(
                                topics.config()
                                        .with(
                                                topics.webhooks(webhook)
                                                        .withMode(EventMode.BINARY)))) {
            assertThat(dispatcher).isNotNull();
            topics.trigger(trigger("t1"));
            awaitRequests(webhook, 1);

            Receiver.Request request = webhook.requests().get(0);
            assertThat(request.header("ce-id")).isEqualTo("t1");
            assertThat(request.header("ce-type"))
                    .isEqualTo("dev.plumbline.retraining.requested.v1");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(json(request.body()).get("modelVersion").asText()).isEqualTo("7");
        }
    }

    @Test
    void triesAgainWithTheSameKeyUntilTheReceiverRecovers() {
        try (MessageTopics topics = MessageTopics.create(broker, "recover");
                Receiver webhook = Receiver.answering(n -> n < 3 ? 500 : 200);
                Dispatcher dispatcher =
                        Dispatcher.start(topics.config().with(topics.webhooks(webhook)))) {
            assertThat(dispatcher).isNotNull();
            topics.trigger(trigger("t1"));
            topics.trigger(trigger("t2"));
            awaitRequests(webhook, 4);

            assertThat(webhook.requests())
                    .extracting(request -> request.header("Idempotency-Key"))
                    .containsExactly("t1", "t1", "t1", "t2");
            assertThat(topics.deadLetters()).isEmpty();
        }
    }

    @Test
    void deadLettersWhatNobodyTakesAndGoesOn() {
        try (MessageTopics topics = MessageTopics.create(broker, "refused");
                Receiver broken = Receiver.answering(n -> n <= 3 ? 503 : 200);
                Receiver healthy = Receiver.taking();
                Dispatcher dispatcher =
                        Dispatcher.start(topics.config().with(topics.webhooks(broken, healthy)))) {
            assertThat(dispatcher).isNotNull();
            topics.garbageTrigger();
            topics.trigger(trigger("t1"));
            topics.trigger(trigger("t2"));
            awaitRequests(healthy, 2);

            assertThat(broken.requests())
                    .extracting(request -> request.header("Idempotency-Key"))
                    .containsExactly("t1", "t1", "t1", "t2");
            assertThat(topics.deadLetters())
                    .extracting(DeadLetter::offset, DeadLetter::errorClass)
                    .containsExactly(
                            tuple(0L, ErrorClass.UNKNOWN_FORMAT),
                            tuple(1L, ErrorClass.DELIVERY_FAILED));
            assertThat(topics.deadLetters().get(1).reason()).contains("503", "3 tries");
        }
    }

    @Test
    void doesNotRepeatARequestThatIsRefusedForGood() {
        try (MessageTopics topics = MessageTopics.create(broker, "forbidden");
                Receiver webhook = Receiver.answering(n -> n == 1 ? 403 : 409);
                Dispatcher dispatcher =
                        Dispatcher.start(topics.config().with(topics.webhooks(webhook)))) {
            assertThat(dispatcher).isNotNull();
            topics.trigger(trigger("t1"));
            topics.trigger(trigger("t2"));
            topics.trigger(trigger("t3"));
            awaitRequests(webhook, 3);

            assertThat(webhook.requests())
                    .extracting(request -> request.header("Idempotency-Key"))
                    .containsExactly("t1", "t2", "t3");
            assertThat(topics.deadLetters())
                    .as("403 is refused, 409 was taken before")
                    .extracting(DeadLetter::offset)
                    .containsExactly(0L);
        }
    }

    @Test
    void doesNotDeliverATriggerAgainAfterARestart() {
        try (MessageTopics topics = MessageTopics.create(broker, "once");
                Receiver webhook = Receiver.taking()) {
            DispatcherConfig config = topics.config().with(topics.webhooks(webhook));
            try (Dispatcher first = Dispatcher.start(config)) {
                assertThat(first).isNotNull();
                topics.trigger(trigger("t1"));
                awaitRequests(webhook, 1);
            }
            topics.trigger(trigger("t2"));
            try (Dispatcher second = Dispatcher.start(config)) {
                assertThat(second).isNotNull();
                awaitRequests(webhook, 2);
            }
            assertThat(webhook.requests())
                    .extracting(request -> request.header("Idempotency-Key"))
                    .containsExactly("t1", "t2");
        }
    }
}
