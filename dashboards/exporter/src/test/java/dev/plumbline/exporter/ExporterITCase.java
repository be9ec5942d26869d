package dev.plumbline.exporter;

import static dev.plumbline.exporter.Episodes.episode;
import static dev.plumbline.exporter.Reports.psi;
import static dev.plumbline.exporter.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.EpisodeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterITCase {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

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

    private static Exporter start(ResultTopics results) {
        return Exporter.start(results.kafka(), results.topics(), ANY_PORT);
    }

    private static Predicate<List<String>> has(String... parts) {
        return samples ->
                samples.stream().anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
    }

    private static Predicate<List<String>> hasNo(String... parts) {
        return has(parts).negate();
    }

    private static void assertEventually(Exporter exporter, Predicate<List<String>> wanted) {
        List<String> samples = Scrape.until(exporter.port(), wanted);
        assertThat(wanted.test(samples)).as("samples %s", samples).isTrue();
    }

    @Test
    void showsWhatWasWrittenBeforeAndAfterItStarted() {
        try (ResultTopics results = ResultTopics.create(broker, "follow")) {
            results.report(report().day(1).build());
            results.report(report().day(2).measurements(psi("amount", 0.25)).build());
            try (Exporter exporter = start(results)) {
                assertEventually(exporter, has("plumbline_measurement_value", "amount", " 0.25"));
                assertThat(exporter.isReady()).isTrue();

                results.report(report().day(3).measurements(psi("amount", 0.75)).build());
                assertEventually(exporter, has("plumbline_measurement_value", "amount", " 0.75"));
                assertThat(Scrape.text(exporter.port())).doesNotContain(" 0.25");
            }
        }
    }

    @Test
    void dropsTheSeriesOfARetiredVersion() {
        try (ResultTopics results = ResultTopics.create(broker, "retire")) {
            results.report(report().day(1).build());
            try (Exporter exporter = start(results)) {
                assertEventually(exporter, has("model_version=\"1\""));
                results.report(report().day(2).version("2").build());
                assertEventually(exporter, has("model_version=\"2\""));
                assertThat(Scrape.text(exporter.port())).doesNotContain("model_version=\"1\"");
            }
        }
    }

    @Test
    void showsAnEpisodeWhileItIsOpen() {
        try (ResultTopics results = ResultTopics.create(broker, "episode")) {
            results.episode(episode("e", EpisodeState.OPEN, 1));
            try (Exporter exporter = start(results)) {
                assertEventually(exporter, has("plumbline_episode_open", "rule=\"performance\""));
                results.episode(episode("e", EpisodeState.RESOLVED, 2));
                assertEventually(exporter, hasNo("plumbline_episode_open"));
            }
        }
    }

    @Test
    void leavesOutAndCountsWhatItCannotDecode() {
        try (ResultTopics results = ResultTopics.create(broker, "garbage")) {
            results.send(results.topics().reports(), "k", "{}".getBytes(StandardCharsets.UTF_8));
            results.report(report().build());
            try (Exporter exporter = start(results)) {
                assertEventually(
                        exporter,
                        has("exporter_undecodable_records_total", "garbage.reports", " 1.0")
                                .and(has("plumbline_window_rows")));
            }
        }
    }

    @Test
    void forgetsAReportThatTheTopicDeletes() {
        try (ResultTopics results = ResultTopics.create(broker, "delete")) {
            results.report(report().build());
            try (Exporter exporter = start(results)) {
                assertEventually(exporter, has("plumbline_window_rows"));
                results.send(results.topics().reports(), report().build().key(), null);
                assertEventually(exporter, hasNo("plumbline_window_rows"));
            }
        }
    }

    @Test
    void countsTheRecordsOfTheDeadLetterTopic() {
        try (ResultTopics results = ResultTopics.create(broker, "dead")) {
            results.send(results.topics().deadLetters(), "a", new byte[1]);
            results.send(results.topics().deadLetters(), "b", new byte[1]);
            try (Exporter exporter = start(results)) {
                assertEventually(exporter, has("plumbline_dead_letters_total 2.0"));
            }
        }
    }

    @Test
    void waitsForTopicsThatDoNotExistYet() {
        try (ResultTopics results = ResultTopics.notYetCreated(broker, "later");
                Exporter exporter = start(results)) {
            assertEventually(exporter, has("plumbline_exporter_ready 0.0"));
            results.create();
            results.report(report().build());
            assertEventually(exporter, has("plumbline_exporter_ready 1.0").and(has("window_rows")));
        }
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (ResultTopics results = ResultTopics.create(broker, "port");
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", taken.getLocalPort());
            assertThatThrownBy(() -> Exporter.start(results.kafka(), results.topics(), address))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("--listen");
        }
    }
}
