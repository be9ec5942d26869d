package dev.plumbline.cli.report.run;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.core.serving.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that one run measured and decided, in an order that depends on nothing but the
 * content.
 *
 * @param title what the run is about, for a person
 * @param monitor how the model was watched; null if not known
 * @param baselines what the versions were held to, by the time from which they were evaluated
 * @param reports the last word on each window and lane, by (window start, lane, model, version,
 *     role, segment, granularity)
 * @param judged by key, the reports on which alerts were decided
 * @param messages every message about every episode, by (updated at, id, state)
 * @param triggers one per id, by (time, id)
 * @param deployments one per model and revision, by (effective from, model, revision)
 * @param annotations by (from, to, text)
 */
public record RunResult(
        String title,
        Monitor monitor,
        List<Baseline> baselines,
        List<WindowReport> reports,
        Map<String, WindowReport> judged,
        List<AlertEpisode> messages,
        List<RetrainingTrigger> triggers,
        List<Deployment> deployments,
        List<Annotation> annotations) {

    public RunResult {
        baselines = List.copyOf(baselines);
        reports = List.copyOf(reports);
        judged = Map.copyOf(judged);
        messages = List.copyOf(messages);
        triggers = List.copyOf(triggers);
        deployments = List.copyOf(deployments);
        annotations = List.copyOf(annotations);
    }

    /**
     * Returns of every window and lane what its alerts were decided on, if that was revised
     * afterwards, and its last report behind it; in the order of the reports.
     */
    public List<WindowReport> reportsWithJudged() {
        return reports.stream()
                .flatMap(last -> Stream.of(judged.getOrDefault(last.key(), last), last).distinct())
                .toList();
    }

    /** Returns the texts of the annotations that meet a span, in order of time. */
    public List<String> annotationsDuring(Instant start, Instant end) {
        return annotations.stream()
                .filter(annotation -> annotation.overlaps(start, end))
                .map(Annotation::text)
                .distinct()
                .toList();
    }
}
