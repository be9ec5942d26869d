package dev.plumbline.exporter;

import static dev.plumbline.exporter.Reports.psi;
import static dev.plumbline.exporter.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotCollectorTest {
    private static final String WINDOW =
            "model=\"fraud\",model_version=\"1\",role=\"CHAMPION\",segment=\"\",granularity=\"P1D\","
                    + "lane=\"DATA\",";

    private static Snapshot snapshot(List<AlertEpisode> episodes, Reports... reports) {
        LatestWindows windows = new LatestWindows(new FeatureBudget(50));
        for (Reports each : reports) {
            windows.accept(each.build(), Reports.DAY_ONE.plusSeconds(90_000));
        }
        return new Snapshot(
                true, 3, Map.of("r", 9L), Map.of("r", 1L), 5L, windows.shown(), episodes);
    }

    private static List<String> scrape(Snapshot snapshot) throws IOException {
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(new SnapshotCollector(() -> snapshot, "0.1.0"));
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        return Arrays.stream(text.toString().split("\n"))
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void saysWhatWasMeasuredWithItsThresholdEffectAndVerdict() throws IOException {
        String labels = "{" + WINDOW + "metric=\"psi\",feature=\"amount\",";
        assertThat(scrape(snapshot(List.of(), report())))
                .contains(
                        "plumbline_measurement_value" + labels + "} 0.3",
                        "plumbline_measurement_threshold" + labels + "} 0.2",
                        "plumbline_measurement_effect" + labels + "} 0.15",
                        "plumbline_measurement_verdict" + labels + "verdict=\"DRIFT\",} 1.0");
    }

    @Test
    void saysTheIntervalOfWhatHasOne() throws IOException {
        Measurement known =
                Measurement.of("rmse", null)
                        .value(2)
                        .interval(new Interval(1.5, 2.5, 0.95))
                        .rows(700)
                        .verdict(Verdict.OK);
        String labels = "{" + WINDOW + "metric=\"rmse\",feature=\"\",}";
        assertThat(scrape(snapshot(List.of(), report().measurements(known, psi("amount", 0.3)))))
                .contains(
                        "plumbline_measurement_lower" + labels + " 1.5",
                        "plumbline_measurement_upper" + labels + " 2.5")
                .filteredOn(line -> line.startsWith("plumbline_measurement_lower"))
                .hasSize(1);
    }

    @Test
    void saysWhenTheWindowEndedAndWhenItWasPublished() throws IOException {
        double start = Reports.DAY_ONE.getEpochSecond();
        assertThat(scrape(snapshot(List.of(), report())))
                .contains(
                        "plumbline_window_rows{" + WINDOW + "} 1000.0",
                        "plumbline_window_end_timestamp_seconds{"
                                + WINDOW
                                + "} "
                                + (start + 86_400),
                        "plumbline_window_span_seconds{" + WINDOW + "} 86400.0",
                        "plumbline_window_published_timestamp_seconds{"
                                + WINDOW
                                + "} "
                                + (start + 90_000));
    }

    @Test
    void hasNoSampleForWhatIsUnknown() throws IOException {
        Measurement unknown =
                Measurement.of("rmse", null).rows(3).verdict(Verdict.INSUFFICIENT_DATA, "3 labels");
        List<String> lines = scrape(snapshot(List.of(), report().measurements(unknown)));

        assertThat(lines)
                .noneMatch(line -> line.startsWith("plumbline_measurement_value"))
                .noneMatch(line -> line.startsWith("plumbline_measurement_threshold"))
                .noneMatch(line -> line.startsWith("plumbline_window_labelled_rows"))
                .anyMatch(line -> line.contains("verdict=\"INSUFFICIENT_DATA\""));
    }

    @Test
    void givesAWindowOfRowsNoTime() throws IOException {
        assertThat(scrape(snapshot(List.of(), report().countingRows())))
                .noneMatch(line -> line.startsWith("plumbline_window_end_timestamp_seconds"))
                .noneMatch(line -> line.startsWith("plumbline_window_span_seconds"))
                .anyMatch(line -> line.startsWith("plumbline_window_rows"));
    }

    @Test
    void showsAnOpenEpisodeOnceHoweverManyShareItsLabels() throws IOException {
        List<AlertEpisode> two =
                List.of(
                        Episodes.episode("a", EpisodeState.OPEN, 1),
                        Episodes.episode("b", EpisodeState.UPDATED, 2));
        assertThat(scrape(snapshot(two)))
                .filteredOn(line -> line.startsWith("plumbline_episode_open"))
                .containsExactly(
                        "plumbline_episode_open{model=\"fraud\",model_version=\"1\",segment=\"\","
                                + "rule=\"performance\",severity=\"critical\",} 1.0");
    }

    @Test
    void neverRepeatsALabelSet() throws IOException {
        assertThat(scrape(snapshot(List.of(), report().measurements(psi("a", 0.1), psi("a", 0.4)))))
                .doesNotHaveDuplicates()
                .contains(
                        "plumbline_measurement_value{"
                                + WINDOW
                                + "metric=\"psi\",feature=\"a\",} 0.1");
    }

    @Test
    void saysHowFarItHasRead() throws IOException {
        assertThat(scrape(snapshot(List.of())))
                .contains(
                        "plumbline_exporter_ready 1.0",
                        "plumbline_exporter_lag_records 3.0",
                        "plumbline_exporter_records_total{topic=\"r\",} 9.0",
                        "plumbline_exporter_undecodable_records_total{topic=\"r\",} 1.0",
                        "plumbline_dead_letters_total 5.0",
                        "plumbline_exporter_info{version=\"0.1.0\",} 1.0");
    }

    @Test
    void staysWithinItsBudgetForFiftyWideModels() throws IOException {
        Measurement[] wide = new Measurement[200];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = psi("f" + i, i / 1000.0);
        }
        Reports[] models = new Reports[50];
        for (int i = 0; i < models.length; i++) {
            models[i] = report().model("m" + i).measurements(wide);
        }
        // per window 50 features x 4 series, 5 series of its own; 6 of the exporter
        assertThat(scrape(snapshot(List.of(), models))).hasSize(50 * (50 * 4 + 5) + 6);
    }
}
