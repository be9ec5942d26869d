package dev.plumbline.kafka.document.report;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.JsonText;
import java.util.List;

/**
 * Results as JSON, one line each: what stands in reports.jsonl, alerts.jsonl and retraining.jsonl.
 * Names are those of the records; what is unknown is absent. Event times are ISO-8601, or row
 * numbers under the clock ROWS. Infinite numbers are the texts {@code Infinity} and {@code
 * -Infinity}.
 */
public final class ReportJson {
    private ReportJson() {}

    public static String of(WindowReport report) {
        return of(report, List.of());
    }

    /**
     * Returns a report.
     *
     * @param annotations what a reader must know about the data, such as that a fault was injected;
     *     absent if empty
     */
    public static String of(WindowReport report, List<String> annotations) {
        return JsonText.of(
                out -> new ReportWriter(out, report.clock()).report(report, annotations));
    }

    public static String of(AlertEpisode episode) {
        return of(episode, List.of());
    }

    /** Returns an episode; {@code annotations} as for a report. */
    public static String of(AlertEpisode episode, List<String> annotations) {
        return JsonText.of(
                out -> new ReportWriter(out, episode.clock()).episode(episode, annotations));
    }

    /**
     * Returns a trigger as a CloudEvents 1.0 event in structured mode. CloudEvents knows points of
     * time only, so under the clock ROWS the event has no {@code time}; {@code data.time} is there
     * under both clocks.
     */
    public static String of(RetrainingTrigger trigger) {
        return of(trigger, List.of());
    }

    /** Returns a trigger; {@code annotations} stand in its data. */
    public static String of(RetrainingTrigger trigger, List<String> annotations) {
        return JsonText.of(
                out -> new ReportWriter(out, trigger.clock()).trigger(trigger, annotations));
    }

    /**
     * Reads back a line that {@link #of(WindowReport)} wrote; keys that it does not know are passed
     * over.
     *
     * @throws DocumentException if the line is not a report
     */
    public static WindowReport readReport(String line) {
        return new ReportReader(line, "report").report();
    }

    /**
     * Reads back an episode.
     *
     * @throws DocumentException if the line is not an episode
     */
    public static AlertEpisode readEpisode(String line) {
        return new ReportReader(line, "alert").episode();
    }

    /**
     * Reads back a trigger.
     *
     * @throws DocumentException if the line is not a trigger
     */
    public static RetrainingTrigger readTrigger(String line) {
        return new ReportReader(line, "trigger").trigger();
    }

    /**
     * Returns the annotations of a line; empty if it has none.
     *
     * @throws DocumentException if the line is not JSON
     */
    public static List<String> readAnnotations(String line) {
        return new ReportReader(line, "line").annotations();
    }
}
