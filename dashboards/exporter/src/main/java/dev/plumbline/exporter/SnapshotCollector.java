package dev.plumbline.exporter;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import io.prometheus.client.Collector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Turns the newest snapshot into samples at each scrape. What is unknown has no sample. */
final class SnapshotCollector extends Collector {
    private final Supplier<Snapshot> snapshots;
    private final String version;

    SnapshotCollector(Supplier<Snapshot> snapshots, String version) {
        this.snapshots = snapshots;
        this.version = version;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Samples samples = new Samples();
        addAll(snapshots.get(), samples);
        return samples.families();
    }

    /** Samples by metric and label values; of two with the same labels the first one stays. */
    private static final class Samples {
        private final Map<ExportedMetric, Map<List<String>, Double>> values =
                new EnumMap<>(ExportedMetric.class);

        void add(ExportedMetric metric, List<String> labels, Number value) {
            if (value != null) {
                values.computeIfAbsent(metric, any -> new LinkedHashMap<>())
                        .putIfAbsent(labels, value.doubleValue());
            }
        }

        List<MetricFamilySamples> families() {
            return values.entrySet().stream()
                    .map(entry -> family(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static MetricFamilySamples family(
                ExportedMetric metric, Map<List<String>, Double> values) {
            List<MetricFamilySamples.Sample> samples = new ArrayList<>();
            values.forEach(
                    (labels, value) ->
                            samples.add(
                                    new MetricFamilySamples.Sample(
                                            metric.sampleName(), metric.labels(), labels, value)));
            return new MetricFamilySamples(metric.family(), metric.type(), metric.help(), samples);
        }
    }

    private void addAll(Snapshot snapshot, Samples samples) {
        samples.add(ExportedMetric.EXPORTER_INFO, List.of(version), 1);
        samples.add(ExportedMetric.EXPORTER_READY, List.of(), snapshot.ready() ? 1 : 0);
        samples.add(ExportedMetric.EXPORTER_LAG, List.of(), snapshot.lag());
        samples.add(ExportedMetric.DEAD_LETTERS, List.of(), snapshot.deadLetters());
        snapshot.records()
                .forEach(
                        (topic, n) ->
                                samples.add(ExportedMetric.EXPORTER_RECORDS, List.of(topic), n));
        snapshot.undecodable()
                .forEach(
                        (topic, n) ->
                                samples.add(
                                        ExportedMetric.EXPORTER_UNDECODABLE, List.of(topic), n));
        snapshot.windows().forEach(window -> addWindow(window, samples));
        snapshot.episodes().forEach(episode -> addEpisode(episode, samples));
    }

    private static void addWindow(PublishedWindow window, Samples samples) {
        WindowReport report = window.report();
        List<String> labels =
                List.of(
                        report.model(),
                        report.modelVersion(),
                        report.role().name(),
                        report.segment(),
                        report.granularity(),
                        report.lane().name());
        samples.add(ExportedMetric.WINDOW_ROWS, labels, report.rows());
        samples.add(ExportedMetric.WINDOW_LABELLED_ROWS, labels, report.labelledRows());
        samples.add(ExportedMetric.EXPORTER_DROPPED_FEATURES, labels, window.droppedFeatures());
        samples.add(ExportedMetric.WINDOW_PUBLISHED, labels, seconds(window.published()));
        if (report.clock() == Clock.TIME) {
            samples.add(ExportedMetric.WINDOW_END, labels, seconds(report.windowEnd()));
            Duration span = Duration.between(report.windowStart(), report.windowEnd());
            samples.add(ExportedMetric.WINDOW_SPAN, labels, span.toMillis() / 1000.0);
        }
        report.measurements().forEach(measurement -> addMeasurement(measurement, labels, samples));
    }

    private static void addMeasurement(
            Measurement measurement, List<String> window, Samples samples) {
        String feature = measurement.feature() == null ? "" : measurement.feature();
        List<String> labels = plus(window, measurement.metric(), feature);
        samples.add(ExportedMetric.MEASUREMENT_VALUE, labels, measurement.value());
        samples.add(ExportedMetric.MEASUREMENT_THRESHOLD, labels, measurement.threshold());
        if (measurement.interval() != null) {
            samples.add(ExportedMetric.MEASUREMENT_LOWER, labels, measurement.interval().lower());
            samples.add(ExportedMetric.MEASUREMENT_UPPER, labels, measurement.interval().upper());
        }
        samples.add(ExportedMetric.MEASUREMENT_EFFECT, labels, measurement.effect());
        samples.add(
                ExportedMetric.MEASUREMENT_VERDICT, plus(labels, measurement.verdict().name()), 1);
    }

    private static void addEpisode(AlertEpisode episode, Samples samples) {
        List<String> labels =
                List.of(
                        episode.model(),
                        episode.modelVersion(),
                        episode.segment(),
                        episode.rule(),
                        episode.severity().name().toLowerCase(Locale.ROOT));
        samples.add(ExportedMetric.EPISODE_OPEN, labels, 1);
    }

    private static List<String> plus(List<String> labels, String... more) {
        List<String> all = new ArrayList<>(labels);
        all.addAll(List.of(more));
        return all;
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
