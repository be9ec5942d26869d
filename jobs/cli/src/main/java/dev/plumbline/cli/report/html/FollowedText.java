package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.OtherVerdicts;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowLength;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which metric and windows the page follows where a run has several, and which others it has. */
final class FollowedText {
    private final RunReading run;

    FollowedText(RunReading run) {
        this.run = run;
    }

    /** Writes nothing where there is nothing to choose from. */
    void draw(Markup out) {
        List<String> sentences = new ArrayList<>();
        List<Metric> metrics = run.metric().isEmpty() ? List.of() : OtherVerdicts.metrics(run);
        if (!metrics.isEmpty()) {
            sentences.add(
                    "This page follows %s, %s; judged beside it: %s."
                            .formatted(run.metric().get().spoken(), choice(), spoken(metrics)));
        }
        List<String> lengths = List.copyOf(OtherVerdicts.lengths(run).keySet());
        if (!lengths.isEmpty()) {
            sentences.add(
                    "It follows the windows of %s, the first that the monitor declares; those of %s are in the tables."
                            .formatted(
                                    WindowLength.of(run.granularity()),
                                    lengths.stream()
                                            .map(WindowLength::of)
                                            .collect(Collectors.joining(", "))));
        }
        if (!sentences.isEmpty()) {
            out.element("p", String.join(" ", sentences), "class", "quiet", "id", "followed");
        }
    }

    private String choice() {
        String name = run.metric().orElseThrow().name();
        boolean ruled =
                run.result().monitor() != null
                        && run.result().monitor().performance().stream()
                                .anyMatch(rule -> rule.metric().equals(name));
        return ruled ? "of the monitor's first performance rule" : "for no rule names another";
    }

    private static String spoken(List<Metric> metrics) {
        return metrics.stream().map(Metric::spoken).collect(Collectors.joining(", "));
    }
}
