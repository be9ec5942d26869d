package dev.plumbline.cli.report.reading;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the metrics and window lengths say that a story does not follow, where they say something
 * else than the one that it follows.
 */
public final class OtherVerdicts {
    private final RunReading run;

    private OtherVerdicts(RunReading run) {
        this.run = run;
    }

    /** Returns whole sentences; none where all agree. */
    static List<String> of(RunReading run) {
        OtherVerdicts others = new OtherVerdicts(run);
        return Stream.of(others.beyondThresholds(), others.withinThresholds(), others.ofLengths())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** Metrics that were judged beside the main one, in the order of the reports. */
    public static List<Metric> metrics(RunReading run) {
        Set<String> judged = new LinkedHashSet<>();
        run.champions().stream()
                .flatMap(window -> judged(window).stream())
                .map(Measurement::metric)
                .forEach(judged::add);
        run.metric().ifPresent(main -> judged.remove(main.name()));
        return judged.stream().map(Metric::new).toList();
    }

    /** Champion's windows of all the traffic at the other lengths, by declared granularity. */
    public static Map<String, List<WindowReading>> lengths(RunReading run) {
        return run.others().stream()
                .filter(window -> window.either().segment().isEmpty())
                .filter(window -> window.either().role() == Role.CHAMPION)
                .filter(window -> !window.either().granularity().equals(run.granularity()))
                .collect(
                        Collectors.groupingBy(
                                window -> window.either().granularity(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private static List<Measurement> judged(WindowReading window) {
        return window.performance() == null
                ? List.of()
                : window.performance().measurements().stream()
                        .filter(known -> known.feature() == null)
                        .filter(known -> !DetectorReading.isDetector(known))
                        .filter(
                                known ->
                                        known.verdict() == Verdict.OK
                                                || known.verdict() == Verdict.DRIFT)
                        .toList();
    }

    private Stream<Metric> differing() {
        Set<WindowReading> main = run.metric().map(this::lost).orElse(Set.of());
        return metrics(run).stream().filter(metric -> !lost(metric).equals(main));
    }

    private String beyondThresholds() {
        String differing =
                differing()
                        .filter(metric -> !lost(metric).isEmpty())
                        .map(metric -> metric.spoken() + beyond(metric))
                        .collect(Collectors.joining(", "));
        return differing.isEmpty()
                ? ""
                : "Other metrics say something else, beyond their thresholds: " + differing + ".";
    }

    private String withinThresholds() {
        String differing =
                differing()
                        .filter(metric -> lost(metric).isEmpty())
                        .map(Metric::spoken)
                        .collect(Collectors.joining(", "));
        return differing.isEmpty()
                ? ""
                : "Wherever judged, other metrics stayed within their thresholds: "
                        + differing
                        + ".";
    }

    /** Counts as the main metric is counted, unless a loss fell into windows with broken data. */
    private String beyond(Metric metric) {
        Set<WindowReading> lost = lost(metric);
        boolean sound = lost.stream().allMatch(OtherVerdicts::isSound);
        long judged =
                run.champions().stream()
                        .filter(window -> !sound || isSound(window))
                        .filter(window -> judged(window).stream().anyMatch(isOf(metric)))
                        .count();
        boolean others = sound && !run.champions().stream().allMatch(OtherVerdicts::isSound);
        return " in %s of %s%s"
                .formatted(
                        Figures.count(lost.size()),
                        Figures.counted(judged, "window"),
                        others ? " with sound data" : "");
    }

    private static boolean isSound(WindowReading window) {
        return window.breaks().isEmpty();
    }

    private Set<WindowReading> lost(Metric metric) {
        return run.champions().stream()
                .filter(
                        window ->
                                judged(window).stream()
                                        .filter(isOf(metric))
                                        .anyMatch(known -> known.verdict() == Verdict.DRIFT))
                .collect(Collectors.toSet());
    }

    private static Predicate<Measurement> isOf(Metric metric) {
        return known -> known.metric().equals(metric.name());
    }

    private String ofLengths() {
        List<WindowReading> main = departed(run.champions());
        String differing =
                lengths(run).entrySet().stream()
                        .filter(length -> says(length.getValue()))
                        .filter(length -> !agree(main, departed(length.getValue())))
                        .map(length -> share(length.getValue(), length.getKey()))
                        .collect(Collectors.joining(", "));
        return differing.isEmpty()
                ? ""
                : "Windows of another length say something else: %s were off their baseline, and %s."
                        .formatted(differing, share(run.champions(), run.granularity()));
    }

    /** Whether the windows say anything: those that no test judged are not on their baseline. */
    private static boolean says(List<WindowReading> windows) {
        return windows.stream()
                .anyMatch(window -> window.isJudged() || window.standing().departed());
    }

    private static String share(List<WindowReading> windows, String granularity) {
        String length = WindowLength.of(granularity);
        return says(windows)
                ? "%s of %s of those of %s"
                        .formatted(
                                Figures.count(departed(windows).size()),
                                Figures.count(windows.size()),
                                length)
                : "none of those of " + length + " could be judged";
    }

    private static List<WindowReading> departed(List<WindowReading> windows) {
        return windows.stream().filter(window -> window.standing().departed()).toList();
    }

    /** Whether each window off its baseline meets one of the other length that is so too. */
    private static boolean agree(List<WindowReading> some, List<WindowReading> others) {
        return some.stream().allMatch(one -> others.stream().anyMatch(other -> meet(one, other)))
                && others.stream()
                        .allMatch(one -> some.stream().anyMatch(other -> meet(one, other)));
    }

    private static boolean meet(WindowReading one, WindowReading other) {
        return one.start().isBefore(other.end()) && other.start().isBefore(one.end());
    }
}
