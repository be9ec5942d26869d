package dev.plumbline.exporter;

import io.prometheus.client.Collector.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Every metric that the exporter can answer; docs/metrics.md and the dashboards use these names.
 */
public enum ExportedMetric {
    MEASUREMENT_VALUE(
            "plumbline_measurement_value",
            "What was measured in the newest window, in the metric's own unit.",
            Labels.MEASUREMENT),
    MEASUREMENT_THRESHOLD(
            "plumbline_measurement_threshold",
            "The value at which the verdict turns, in the metric's own unit.",
            Labels.MEASUREMENT),
    MEASUREMENT_LOWER(
            "plumbline_measurement_lower",
            "Lower end of the interval of what was measured, in the metric's own unit.",
            Labels.MEASUREMENT),
    MEASUREMENT_UPPER(
            "plumbline_measurement_upper",
            "Upper end of the interval of what was measured, in the metric's own unit.",
            Labels.MEASUREMENT),
    MEASUREMENT_EFFECT(
            "plumbline_measurement_effect",
            "Size of the change as a mean shift of that many standard deviations (Cohen's w).",
            Labels.MEASUREMENT),
    MEASUREMENT_VERDICT(
            "plumbline_measurement_verdict",
            "1 for the verdict that holds in the newest window.",
            Labels.VERDICT),
    WINDOW_ROWS("plumbline_window_rows", "Predictions in the newest window.", Labels.WINDOW),
    WINDOW_LABELLED_ROWS(
            "plumbline_window_labelled_rows",
            "Predictions in the newest window whose label counted.",
            Labels.WINDOW),
    WINDOW_SPAN(
            "plumbline_window_span_seconds",
            "Length of the newest window in event time; absent for windows that count rows.",
            Labels.WINDOW),
    WINDOW_END(
            "plumbline_window_end_timestamp_seconds",
            "Event time at which the newest window ended; absent for windows that count rows.",
            Labels.WINDOW),
    WINDOW_PUBLISHED(
            "plumbline_window_published_timestamp_seconds",
            "When the newest window's report was written to Kafka.",
            Labels.WINDOW),
    EPISODE_OPEN(
            "plumbline_episode_open",
            "1 while an alert episode is open; absent once it is resolved.",
            Labels.EPISODE),
    DEAD_LETTERS(
            "plumbline_dead_letters",
            "Records written to the dead-letter topic since it was created.",
            Type.COUNTER,
            List.of()),
    EXPORTER_READY(
            "plumbline_exporter_ready",
            "1 once the topics have been read to their end; windows are shown from then on.",
            List.of()),
    EXPORTER_LAG(
            "plumbline_exporter_lag_records",
            "Records of the reports and alerts topics that were not read yet.",
            List.of()),
    EXPORTER_RECORDS("plumbline_exporter_records", "Records read.", Type.COUNTER, Labels.TOPIC),
    EXPORTER_UNDECODABLE(
            "plumbline_exporter_undecodable_records",
            "Records that could not be decoded and were left out.",
            Type.COUNTER,
            Labels.TOPIC),
    EXPORTER_DROPPED_FEATURES(
            "plumbline_exporter_dropped_features",
            "Features of the newest window that the series budget leaves out.",
            Labels.WINDOW),
    EXPORTER_INFO("plumbline_exporter", "The exporter's version.", Type.INFO, List.of("version"));

    /** Label sets; nested because enum constants may not read the enum's own static fields. */
    private static final class Labels {
        static final List<String> WINDOW =
                List.of("model", "model_version", "role", "segment", "granularity", "lane");
        static final List<String> MEASUREMENT = plus(WINDOW, "metric", "feature");
        static final List<String> VERDICT = plus(MEASUREMENT, "verdict");
        static final List<String> EPISODE =
                List.of("model", "model_version", "segment", "rule", "severity");
        static final List<String> TOPIC = List.of("topic");

        private static List<String> plus(List<String> labels, String... more) {
            List<String> all = new ArrayList<>(labels);
            all.addAll(List.of(more));
            return List.copyOf(all);
        }
    }

    private final String family;
    private final String help;
    private final Type type;
    private final List<String> labels;

    ExportedMetric(String family, String help, List<String> labels) {
        this(family, help, Type.GAUGE, labels);
    }

    ExportedMetric(String family, String help, Type type, List<String> labels) {
        this.family = family;
        this.help = help;
        this.type = type;
        this.labels = labels;
    }

    /** The name of the samples: what a query says. */
    public String sampleName() {
        return switch (type) {
            case COUNTER -> family + "_total";
            case INFO -> family + "_info";
            default -> family;
        };
    }

    String family() {
        return family;
    }

    String help() {
        return help;
    }

    Type type() {
        return type;
    }

    /** Names of the labels, in the order in which the values stand. */
    public List<String> labels() {
        return labels;
    }
}
