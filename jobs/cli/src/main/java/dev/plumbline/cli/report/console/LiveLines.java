package dev.plumbline.cli.report.console;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.cli.report.reading.WindowReadings;
import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.core.serving.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what happens in a run, line by line, as its records come; records that come twice are told
 * once. A window is one line with both its lanes: with labels it waits for its performance, at most
 * until {@value #WAITING} later windows have come, and is then told without. Not for segments or
 * versions in shadow. Safe for use by several threads.
 */
public final class LiveLines {
    private static final int WAITING = 2;
    private static final String UNKNOWN = "–";

    private final Monitor monitor;
    private final List<Annotation> annotations;
    private final Stamps stamps;
    private final Ink ink;
    private final Optional<Metric> metric;
    private final Map<String, WindowReading> waiting = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private String champion;

    /**
     * Starts with nothing told.
     *
     * @param annotations spans to mark wherever a window meets them
     */
    public LiveLines(Monitor monitor, List<Annotation> annotations, Ink ink) {
        this.monitor = monitor;
        this.annotations = List.copyOf(annotations);
        this.stamps = new Stamps(monitor.time().clock());
        this.ink = ink;
        this.metric =
                monitor.label() == null
                        ? Optional.empty()
                        : monitor.performance().stream()
                                .findFirst()
                                .map(rule -> new Metric(rule.metric()));
    }

    /** Returns the line of headings. */
    public String heading() {
        return ink.faint(
                row(
                        "window from",
                        "version",
                        "rows",
                        "widest feature",
                        metric.map(Metric::spoken).orElse(""),
                        "verdict"));
    }

    /** Takes a report; returns the lines that can now be told, often none. */
    public synchronized List<String> window(WindowReport report) {
        boolean main =
                report.judged()
                        && report.role() == Role.CHAMPION
                        && report.segment().isEmpty()
                        && report.granularity().equals(monitor.windows().get(0).granularity());
        if (!main || !told.add(report.key())) {
            return List.of();
        }
        String window = WindowReadings.window(report);
        if (report.lane() == Lane.PERFORMANCE && told.contains(window)) {
            return List.of(late(new WindowReading(null, report)));
        }
        waiting.merge(
                window,
                report.lane() == Lane.DATA
                        ? new WindowReading(report, null)
                        : new WindowReading(null, report),
                LiveLines::join);
        return complete();
    }

    /** Returns the windows that still wait for their performance; call it at the end of a run. */
    public synchronized List<String> remaining() {
        List<String> lines = new ArrayList<>();
        waiting.forEach((window, reading) -> lines.add(tell(window, reading)));
        waiting.clear();
        return lines;
    }

    /** Tells when an episode opens and when one that was open is resolved. */
    public synchronized List<String> episode(AlertEpisode message) {
        String opened = "opened " + message.id();
        return switch (message.state()) {
            case PENDING, UPDATED -> List.of();
            case OPEN ->
                    told.add(opened)
                            ? List.of(event(ink.red(text("ALERT", message)), message.updatedAt()))
                            : List.of();
            case RESOLVED ->
                    told.contains(opened) && told.add(EpisodeState.RESOLVED + message.id())
                            ? List.of(
                                    event(
                                            ink.green(text("RESOLVED", message)),
                                            message.updatedAt()))
                            : List.of();
        };
    }

    public synchronized List<String> trigger(RetrainingTrigger trigger) {
        return told.add("trigger " + trigger.id())
                ? List.of(
                        event(
                                ink.yellow("RETRAIN")
                                        + " on %s: %s"
                                                .formatted(
                                                        stamps.span(
                                                                trigger.trainFrom(),
                                                                trigger.trainTo()),
                                                        trigger.reason()),
                                trigger.time()))
                : List.of();
    }

    /** Tells when another version becomes champion. */
    public synchronized List<String> deployment(Deployment deployment) {
        if (!told.add("deployment " + deployment.revision())) {
            return List.of();
        }
        String version = deployment.champion().version();
        boolean swap = champion != null && !champion.equals(version);
        String before = champion;
        champion = version;
        return swap
                ? List.of(
                        event(
                                ink.bold("SWAP") + " %s replaces %s".formatted(version, before),
                                deployment.effectiveFrom()))
                : List.of();
    }

    private List<String> complete() {
        List<String> lines = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Map.Entry<String, WindowReading> first = waiting.entrySet().iterator().next();
            WindowReading reading = first.getValue();
            boolean whole =
                    reading.data() != null && (metric.isEmpty() || reading.performance() != null);
            if (!whole && waiting.size() <= WAITING) {
                return lines;
            }
            waiting.remove(first.getKey());
            lines.add(tell(first.getKey(), reading));
        }
        return lines;
    }

    private String tell(String window, WindowReading reading) {
        told.add(window);
        Optional<Measurement> worst = reading.worst();
        String line =
                row(
                        stamps.bare(reading.start()),
                        reading.version(),
                        Figures.count(reading.rows()),
                        worst.map(
                                        test ->
                                                test.feature()
                                                        + " "
                                                        + Figures.of(WindowReading.effect(test)))
                                .orElse(UNKNOWN),
                        metric.map(known -> performance(reading, known)).orElse(""),
                        "");
        return line + verdict(reading) + notes(reading);
    }

    private String late(WindowReading reading) {
        return event(
                "performance of the window from %s: %s %s"
                        .formatted(
                                stamps.bare(reading.start()),
                                metric.map(
                                                known ->
                                                        known.spoken()
                                                                + " "
                                                                + performance(reading, known))
                                        .orElse(""),
                                verdict(reading)),
                reading.performance().emittedAt());
    }

    private String verdict(WindowReading reading) {
        String words = reading.standing().words();
        if (reading.standing().departed()) {
            return ink.red(words.toUpperCase(Locale.ROOT));
        }
        return switch (reading.standing()) {
            case OK -> ink.green(words);
            case WATCH -> ink.yellow(words);
            default -> ink.faint(words);
        };
    }

    private String notes(WindowReading reading) {
        StringBuilder notes = new StringBuilder();
        reading.unfinished()
                .ifPresent(
                        mark ->
                                notes.append("  ")
                                        .append(ink.faint("unfinished: " + mark.reason())));
        annotations.stream()
                .filter(note -> note.overlaps(reading.start(), reading.end()))
                .forEach(note -> notes.append("  ").append(ink.yellow(note.text())));
        return notes.toString();
    }

    private static String performance(WindowReading reading, Metric metric) {
        return reading.performance(metric.name())
                .map(
                        measured ->
                                Figures.of(measured.value())
                                        + (measured.threshold() == null
                                                ? ""
                                                : " / " + Figures.of(measured.threshold())))
                .orElse(UNKNOWN);
    }

    private String event(String text, Instant time) {
        return "%-17s  ".formatted(stamps.bare(time)) + text;
    }

    private static String text(String word, AlertEpisode message) {
        return "%s %s (%s), %s: %s"
                .formatted(
                        word,
                        message.rule(),
                        message.severity().name().toLowerCase(Locale.ROOT),
                        message.modelVersion(),
                        message.summary());
    }

    private static String row(
            String window,
            String version,
            String rows,
            String widest,
            String performance,
            String verdict) {
        return "%-17s  %-10s %9s  %-24s %-15s %s"
                .formatted(window, version, rows, widest, performance, verdict);
    }

    private static WindowReading join(WindowReading held, WindowReading next) {
        return new WindowReading(
                next.data() == null ? held.data() : next.data(),
                next.performance() == null ? held.performance() : next.performance());
    }
}
