package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.EpisodeReading;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.WindowLength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of bars per rule and segment, from the window that first showed an episode (pale until it
 * opened) to the judgement that resolved it. Episodes of one rule that overlap get rows of their
 * own.
 */
final class EpisodeLanes {
    private static final double ROW = 19;
    private static final double BAR = 13;

    /** Room for a letter, in user units. */
    private static final double INITIAL = 14;

    private final WindowAxis axis;
    private final Stamps stamps;
    private final Instant end;
    private final double top;
    private final boolean severalLengths;
    private final List<Row> rows;

    private record Row(String lane, List<EpisodeReading> episodes) {}

    EpisodeLanes(RunReading run, WindowAxis axis, double top) {
        this.axis = axis;
        this.stamps = run.stamps();
        this.end = run.ends().orElse(Instant.EPOCH);
        this.top = top;
        this.severalLengths =
                run.opened().stream()
                                .map(episode -> episode.told().granularity())
                                .distinct()
                                .count()
                        > 1;
        this.rows = rows(run.opened());
    }

    double bottom() {
        return top + rows.size() * ROW;
    }

    void draw(Svg svg) {
        double y = top;
        String lane = null;
        for (Row row : rows) {
            if (!row.lane().equals(lane)) {
                LaneName.draw(svg, y + 11, row.lane());
                svg.line("grid", WindowAxis.LEFT, y - 3, axis.right(), y - 3);
            }
            lane = row.lane();
            for (EpisodeReading episode : row.episodes()) {
                bar(svg, episode, y);
            }
            y += ROW;
        }
    }

    private void bar(Svg svg, EpisodeReading episode, double y) {
        String severity = episode.severity().name().toLowerCase(Locale.ROOT);
        double first = axis.x(episode.begins());
        double opened = Math.min(axis.x(episode.openedAt()), axis.right() - 3);
        double last = axis.x(closed(episode));
        String title = title(episode);
        if (opened > first) {
            svg.rectangle("bar pale " + severity, first, y, opened - first, BAR, title);
        }
        double width = Math.max(3, last - opened);
        svg.rectangle("bar " + severity, opened, y, width, BAR, title);
        // the severity without its colour, inside the bar or, if that is short, behind it
        String initial = severity.substring(0, 1).toUpperCase(Locale.ROOT);
        boolean inside = width >= INITIAL;
        svg.text(
                inside ? "initial inside" : "initial",
                inside ? opened + 3 : opened + width + 3,
                y + 10.5,
                initial);
    }

    private String title(EpisodeReading episode) {
        return "%s (%s), version %s%s\n%s\nopened %s, %s"
                .formatted(
                        episode.told().rule(),
                        episode.severity().name().toLowerCase(Locale.ROOT),
                        episode.told().modelVersion(),
                        episode.told().segment().isEmpty() ? "" : ", " + episode.told().segment(),
                        episode.told().summary(),
                        stamps.at(episode.openedAt()),
                        episode.resolvedAt() == null
                                ? "still open"
                                : "resolved " + stamps.at(episode.resolvedAt()));
    }

    private Instant closed(EpisodeReading episode) {
        return episode.resolvedAt() == null ? end : episode.resolvedAt();
    }

    private List<Row> rows(List<EpisodeReading> episodes) {
        Map<String, List<EpisodeReading>> byRule = new TreeMap<>();
        episodes.stream()
                .sorted(Comparator.comparing(EpisodeReading::begins))
                .forEach(
                        episode ->
                                byRule.computeIfAbsent(lane(episode), name -> new ArrayList<>())
                                        .add(episode));
        List<Row> all = new ArrayList<>();
        byRule.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                rule ->
                                        rule.getValue().stream()
                                                .map(EpisodeReading::severity)
                                                .min(Comparator.naturalOrder())
                                                .orElseThrow()))
                .forEach(rule -> all.addAll(stack(rule.getKey(), rule.getValue())));
        return all;
    }

    /**
     * A segment's episodes have lanes of their own, named by it, and so have those of each length
     * of windows where there are several.
     */
    private String lane(EpisodeReading episode) {
        String segment = episode.told().segment();
        String lane =
                segment.isEmpty() ? episode.told().rule() : episode.told().rule() + " " + segment;
        return severalLengths ? lane + ", " + WindowLength.of(episode.told().granularity()) : lane;
    }

    private List<Row> stack(String rule, List<EpisodeReading> episodes) {
        List<Row> stacked = new ArrayList<>();
        for (EpisodeReading episode : episodes) {
            stacked.stream()
                    .filter(row -> isFree(row, episode))
                    .findFirst()
                    .orElseGet(
                            () -> {
                                Row fresh = new Row(rule, new ArrayList<>());
                                stacked.add(fresh);
                                return fresh;
                            })
                    .episodes()
                    .add(episode);
        }
        return stacked;
    }

    private boolean isFree(Row row, EpisodeReading episode) {
        EpisodeReading last = row.episodes().get(row.episodes().size() - 1);
        return !closed(last).isAfter(episode.begins());
    }
}
