package dev.plumbline.dispatcher;

import static dev.plumbline.dispatcher.Messages.episode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.EpisodeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes as a real Alertmanager sees them. */
class AlertmanagerStackITCase {
    private static final Path SHIPPED =
            Path.of("../alertmanager/alertmanager.yml").toAbsolutePath().normalize();

    /** An episode is good for three of these, in which a dispatcher must be able to restart. */
    private static final Duration RESEND = Duration.ofSeconds(5);

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

    private static Dispatcher dispatcher(MessageTopics topics, AlertmanagerServer... peers) {
        Alertmanagers settings =
                Alertmanagers.to(List.of(peers).stream().map(AlertmanagerServer::url).toList())
                        .withReplayAfter(null)
                        .withResend(RESEND);
        return Dispatcher.start(topics.config().with(settings));
    }

    private static void awaitAlerts(AlertmanagerServer server, int count) {
        Eventually.holds(() -> server.alerts().size() == count, server::alerts);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = AlertmanagerServer.start(output, command);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }

    @Test
    void theShippedConfigurationIsWellFormed() throws IOException, InterruptedException {
        assertThat(run("amtool", "check-config", SHIPPED.toString())).contains("SUCCESS");
    }

    @Test
    void severityDecidesWhoIsTold() throws IOException, InterruptedException {
        assertThat(receiverOf("severity=critical")).isEqualTo("on-call");
        assertThat(receiverOf("severity=warning")).isEqualTo("tickets");
        assertThat(receiverOf("severity=info")).isEqualTo("nobody");
    }

    private static String receiverOf(String label) throws IOException, InterruptedException {
        String said = run("amtool", "config", "routes", "test", "--config.file=" + SHIPPED, label);
        // without a terminal a warning about the file stands before the answer
        return said.substring(said.lastIndexOf('\n') + 1);
    }

    @Test
    void anEpisodeStandsAtEveryPeerUntilItIsResolved() throws IOException {
        try (MessageTopics topics = MessageTopics.create(broker, "stand");
                AlertmanagerServer one = AlertmanagerServer.start(SHIPPED, folder.resolve("one"));
                AlertmanagerServer two = AlertmanagerServer.start(SHIPPED, folder.resolve("two"));
                Dispatcher dispatcher = dispatcher(topics, one, two)) {
            assertThat(dispatcher).isNotNull();
            topics.episode(episode(EpisodeState.OPEN, 0));
            awaitAlerts(one, 1);
            awaitAlerts(two, 1);

            JsonNode alert = one.alerts().get(0);
            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("ModelPerformance");
            assertThat(alert.at("/labels/episode").asText()).isEqualTo("e1");
            assertThat(alert.at("/status/state").asText()).isNotEqualTo("suppressed");
            assertThat(alert.at("/receivers/0/name").asText()).isEqualTo("on-call");

            topics.episode(episode(EpisodeState.RESOLVED, 1));
            awaitAlerts(one, 0);
            awaitAlerts(two, 0);
        }
    }

    @Test
    void thePrometheusRuleAboutTheSameEpisodeStaysQuiet() throws IOException {
        try (MessageTopics topics = MessageTopics.create(broker, "quiet");
                AlertmanagerServer server =
                        AlertmanagerServer.start(SHIPPED, folder.resolve("quiet"));
                Dispatcher dispatcher = dispatcher(topics, server)) {
            assertThat(dispatcher).isNotNull();
            server.post(
                    """
                    [{"labels": {"alertname": "ModelPerformance", "model": "fraud",
                      "model_version": "7", "rule": "performance", "severity": "critical"}},
                     {"labels": {"alertname": "ModelPerformance", "model": "churn",
                      "model_version": "1", "rule": "performance", "severity": "critical"}}]
                    """);
            topics.episode(episode(EpisodeState.OPEN, 0));
            awaitAlerts(server, 3);
            Eventually.holds(() -> suppressed(server).equals(List.of("fraud")), server::alerts);
        }
    }

    private static List<String> suppressed(AlertmanagerServer server) {
        List<String> models = new ArrayList<>();
        for (JsonNode alert : server.alerts()) {
            if (alert.at("/status/state").asText().equals("suppressed")) {
                models.add(alert.at("/labels/model").asText());
            }
        }
        return models;
    }

    @Test
    void peopleAreToldOnceThatItBeganAndOnceThatItEndedAlsoOverARestart() throws IOException {
        try (MessageTopics topics = MessageTopics.create(broker, "told");
                Receiver people = Receiver.taking();
                AlertmanagerServer server =
                        AlertmanagerServer.start(telling(people), folder.resolve("told"))) {
            try (Dispatcher first = dispatcher(topics, server)) {
                assertThat(first).isNotNull();
                topics.episode(episode(EpisodeState.OPEN, 0));
                awaitTold(people, 1);
                // each is good for three more, so this spans an end that was put off
                Eventually.holds(() -> server.received() >= 5, server::alerts);
            }
            double before = server.received();
            try (Dispatcher second = dispatcher(topics, server)) {
                assertThat(second).isNotNull();
                Eventually.holds(() -> server.received() >= before + 2, server::alerts);
                topics.episode(episode(EpisodeState.RESOLVED, 1));
                awaitTold(people, 2);
            }
            assertThat(people.requests())
                    .extracting(request -> statusOf(request.body()))
                    .containsExactly("firing", "resolved");
        }
    }

    private static void awaitTold(Receiver people, int count) {
        Eventually.holds(() -> people.requests().size() >= count, people::requests);
    }

    private static Path telling(Receiver people) throws IOException {
        return Files.writeString(
                folder.resolve("telling.yml"),
                """
                route: {receiver: people, group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                receivers:
                  - name: people
                    webhook_configs: [{url: "%s", send_resolved: true}]
                """
                        .formatted(people.url()));
    }

    private static String statusOf(String notification) {
        try {
            return new ObjectMapper().readTree(notification).get("status").asText();
        } catch (JsonProcessingException failure) {
            throw new AssertionError(notification, failure);
        }
    }
}
