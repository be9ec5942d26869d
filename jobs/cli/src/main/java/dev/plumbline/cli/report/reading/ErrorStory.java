package dev.plumbline.cli.report.reading;

import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of the errors what no window's metric says: what was estimated, and what detectors saw. */
final class ErrorStory {
    private final RunReading run;

    private ErrorStory(RunReading run) {
        this.run = run;
    }

    /** Returns whole sentences; none where nothing was estimated and no detector ran. */
    static List<String> of(RunReading run) {
        ErrorStory story = new ErrorStory(run);
        List<String> sentences = new ArrayList<>();
        run.estimatedMetric().flatMap(story::estimate).ifPresent(sentences::add);
        story.detectors().ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> estimate(Metric metric) {
        List<WindowReading> estimated =
                run.champions().stream()
                        .filter(window -> value(window.estimate(metric.name())) != null)
                        .toList();
        if (estimated.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "Estimated without labels, %s was %s of %s%s.%s%s"
                        .formatted(
                                metric.spoken(),
                                beyond(estimated, metric),
                                Figures.counted(estimated.size(), "window"),
                                error(estimated, metric),
                                distrust(metric),
                                others(metric)));
    }

    /** Estimates of other metrics that decide, for their episodes would come out of nowhere. */
    private String others(Metric metric) {
        Map<String, Long> windows =
                run.champions().stream()
                        .flatMap(window -> window.estimatedLosses().stream())
                        .map(lost -> lost.metric().substring(EstimateJudge.ESTIMATED.length()))
                        .filter(name -> !name.equals(metric.name()))
                        .collect(
                                Collectors.groupingBy(
                                        name -> new Metric(name).spoken(),
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        return windows.isEmpty()
                ? ""
                : windows.entrySet().stream()
                        .map(lost -> lost.getKey() + " in " + Figures.count(lost.getValue()))
                        .collect(
                                Collectors.joining(
                                        ", ", " Worse than their ranges were others: ", "."));
    }

    /** In how many windows it was estimated outside its range at evaluation, and on which side. */
    private static String beyond(List<WindowReading> estimated, Metric metric) {
        List<Measurement> beyond =
                estimated.stream()
                        .map(window -> window.estimate(metric.name()).orElseThrow())
                        .filter(WindowReading::isBeyond)
                        .toList();
        long better = beyond.stream().filter(estimate -> isBetter(estimate, metric)).count();
        long worse = beyond.size() - better;
        if (beyond.isEmpty()) {
            return "outside its range at evaluation in none";
        }
        if (worse == 0 || better == 0) {
            return "%s than its range at evaluation in %s"
                    .formatted(worse == 0 ? "better" : "worse", Figures.count(beyond.size()));
        }
        return "worse than its range at evaluation in %s and better in %s"
                .formatted(Figures.count(worse), Figures.count(better));
    }

    /** Beyond its threshold, which is the end of the range that it passed. */
    private static boolean isBetter(Measurement estimate, Metric metric) {
        return estimate.threshold() != null
                && metric.isWorse(estimate.threshold(), estimate.value());
    }

    /** How far the estimates were from what came out. */
    private static String error(List<WindowReading> estimated, Metric metric) {
        double[] errors =
                estimated.stream()
                        .filter(window -> value(window.performance(metric.name())) != null)
                        .mapToDouble(
                                window ->
                                        Math.abs(
                                                value(window.performance(metric.name()))
                                                        - value(window.estimate(metric.name()))))
                        .sorted()
                        .toArray();
        return errors.length == 0
                ? ""
                : ", and at most %s from what it turned out to be"
                        .formatted(Figures.of(errors[errors.length - 1]));
    }

    /** What the newest labels say against the estimates. */
    private String distrust(Metric metric) {
        return run.champions().stream()
                .flatMap(window -> window.estimateCoverage(metric.name()).stream())
                .reduce((before, newest) -> newest)
                .filter(newest -> newest.verdict() == Verdict.WARN)
                .map(newest -> " Do not trust it: " + newest.reason() + ".")
                .orElse("");
    }

    private Optional<String> detectors() {
        List<DetectorReading> ran = run.detectors().stream().filter(DetectorReading::ran).toList();
        if (ran.isEmpty()) {
            return Optional.empty();
        }
        if (!readRows()) {
            return Optional.of(
                    "No sequential detector read a labelled row, for no label was known when its window was judged (%s)."
                            .formatted(spoken(ran.stream())));
        }
        String found =
                ran.stream()
                        .filter(detector -> !detector.rises().isEmpty())
                        .map(this::rises)
                        .collect(Collectors.joining("; "));
        String silent = spoken(ran.stream().filter(detector -> detector.rises().isEmpty()));
        if (found.isEmpty()) {
            return Optional.of(
                    "Read row by row, no detector found that errors became more (" + silent + ").");
        }
        return Optional.of(
                "Read row by row, errors became more: %s%s."
                        .formatted(found, silent.isEmpty() ? "" : "; not for " + silent));
    }

    private boolean readRows() {
        return run.champions().stream()
                .flatMap(window -> window.detectors().stream())
                .anyMatch(said -> said.n() > 0);
    }

    private static String spoken(Stream<DetectorReading> detectors) {
        return detectors.map(DetectorReading::spoken).collect(Collectors.joining(", "));
    }

    private String rises(DetectorReading detector) {
        List<Change> rises = detector.rises();
        String first = run.stamps().when(rises.get(0).point().eventTime());
        return rises.size() == 1
                ? detector.spoken() + " " + first
                : "%s %s, first %s"
                        .formatted(detector.spoken(), Figures.times(rises.size()), first);
    }

    private static Double value(Optional<Measurement> known) {
        return known.map(Measurement::value).orElse(null);
    }
}
