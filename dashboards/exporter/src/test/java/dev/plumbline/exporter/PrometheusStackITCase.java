package dev.plumbline.exporter;

import static dev.plumbline.exporter.Episodes.episode;
import static dev.plumbline.exporter.Reports.psi;
import static dev.plumbline.exporter.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes what the exporter serves of a model in trouble. */
class PrometheusStackITCase {
    @TempDir static Path folder;
    private static EmbeddedBroker broker;
    private static ResultTopics results;
    private static Exporter exporter;
    private static PrometheusServer prometheus;

    @BeforeAll
    static void startAll() throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        results = ResultTopics.create(broker, "stack");
        writeAModelInTrouble();
        exporter =
                Exporter.start(
                        results.kafka(), results.topics(), new InetSocketAddress("127.0.0.1", 0));
        prometheus =
                PrometheusServer.scraping(
                        exporter.port(), Files.createDirectory(folder.resolve("prometheus")));
    }

    private static void writeAModelInTrouble() {
        results.report(
                report().measurements(
                                psi("amount", 0.3),
                                psi("age", 0.1),
                                shown("estimated_rmse", 1.4),
                                shown("duplicate_rate", 0.01),
                                shown("row_count_change", 0.9),
                                shown("freshness", 30),
                                gap("fairness_disparate_impact", 0.7, 0.8))
                        .build());
        results.report(report().segment("country=DE").build());
        results.report(report().segment("country=DE").performance(200, loss()).build());
        results.report(
                report().performance(
                                700,
                                loss(),
                                shown("estimate_coverage_rmse", 0.9),
                                shown("label_delay_p50", 3600),
                                Measurement.of("lifetime_risk", null)
                                        .value(12)
                                        .threshold(20)
                                        .rows(700, 5000)
                                        .verdict(Verdict.OK),
                                Measurement.of("detector_adwin", null)
                                        .value(0.31)
                                        .rows(690, 5000)
                                        .verdict(Verdict.DRIFT),
                                gap("fairness_true_positive_rate_difference", 0.2, 0.1))
                        .build());
        results.episode(episode("e", EpisodeState.OPEN, 2));
        results.send(results.topics().deadLetters(), "d", new byte[1]);
    }

    private static Measurement loss() {
        return Measurement.of("rmse", null)
                .value(2)
                .interval(new Interval(1.8, 2.2, 0.95))
                .threshold(1.5)
                .rows(200, 5000)
                .verdict(Verdict.DRIFT);
    }

    private static Measurement shown(String metric, double value) {
        return Measurement.of(metric, null)
                .value(value)
                .interval(new Interval(value / 2, value * 2, 0.95))
                .rows(700)
                .verdict(Verdict.NOT_APPLICABLE, "displayed");
    }

    private static Measurement gap(String metric, double value, double limit) {
        return Measurement.of(metric, "sex=female")
                .value(value)
                .interval(new Interval(value - 0.05, value + 0.05, 0.95))
                .threshold(limit)
                .rows(300, 700)
                .verdict(Verdict.DRIFT);
    }

    @AfterAll
    static void stopAll() {
        prometheus.close();
        exporter.close();
        results.close();
        broker.close();
    }

    @Test
    void promtoolFindsNoFaultWithTheMetrics() {
        // so that all families are there to be judged
        Scrape.until(
                exporter.port(),
                samples -> samples.stream().anyMatch(line -> line.contains("episode_open")));
        Program.Ended ended =
                new Program("promtool", "prometheus")
                        .runOn(Scrape.text(exporter.port()), "check", "metrics");
        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(ended.output()).isBlank();
    }

    @Test
    void everyPanelHasSomethingToShow() {
        List<String> queries = new ArrayList<>();
        for (Path file : Repository.files(Repository.DASHBOARDS, ".json")) {
            for (JsonNode panel : Repository.json(file).get("panels")) {
                panel.get("targets").forEach(target -> queries.add(target.get("expr").asText()));
            }
        }
        assertThat(queries).isNotEmpty();
        for (String query : queries) {
            String all = query.replace("$model_version", ".*").replace("$model", ".*");
            assertThat(prometheus.query(all, result -> result.size() > 0)).as(all).isNotEmpty();
        }
    }

    @Test
    void everyVariableHasValuesToChooseFrom() {
        for (String label : List.of("model", "model_version")) {
            String path = "/api/v1/label/" + label + "/values?match[]=plumbline_window_rows";
            path = path.replace("[", "%5B").replace("]", "%5D");
            assertThat(prometheus.get(path, answer -> answer.path("data").size() > 0).get("data"))
                    .as(label)
                    .isNotEmpty();
        }
    }

    @Test
    void theEpisodeFiresItsRule() {
        JsonNode firing =
                prometheus.query(
                        "ALERTS{alertname=\"ModelPerformance\",alertstate=\"firing\"}",
                        result -> result.size() > 0);
        assertThat(firing).hasSize(1);
        assertThat(firing.at("/0/metric/severity").asText()).isEqualTo("critical");
        assertThat(firing.at("/0/metric/model").asText()).isEqualTo("fraud");
    }

    @Test
    void nothingElseFiresForAModelThatWasReplayed() {
        prometheus.query("ALERTS", result -> result.size() > 0);
        JsonNode others =
                prometheus.query(
                        "ALERTS{alertstate=\"firing\",alertname!=\"ModelPerformance\"}",
                        result -> true);
        assertThat(others).isEmpty();
    }
}
