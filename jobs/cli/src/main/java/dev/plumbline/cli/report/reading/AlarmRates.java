package dev.plumbline.cli.report.reading;

import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads off a run how often each lane alarmed, in judged windows of champions only. */
final class AlarmRates {
    private static final double MONTH = Duration.ofDays(30).toMillis();

    private final RunReading run;

    private AlarmRates(RunReading run) {
        this.run = run;
    }

    private record Group(Lane lane, String granularity, String segment) {}

    /** Returns one rate per lane, granularity and segment with windows, the whole traffic first. */
    static List<AlarmRate> of(RunReading run) {
        Map<Group, List<WindowReading>> groups = new LinkedHashMap<>();
        Stream.concat(run.champions().stream(), run.others().stream())
                .filter(window -> window.either().role() == Role.CHAMPION)
                .forEach(
                        window -> {
                            for (WindowReport report : window.reports()) {
                                groups.computeIfAbsent(group(report), key -> new ArrayList<>())
                                        .add(window);
                            }
                        });
        AlarmRates rates = new AlarmRates(run);
        return groups.entrySet().stream()
                .map(each -> rates.rate(each.getKey(), each.getValue()))
                .sorted(
                        Comparator.comparing((AlarmRate rate) -> !rate.segment().isEmpty())
                                .thenComparing(AlarmRate::lane))
                .toList();
    }

    private static Group group(WindowReport report) {
        return new Group(report.lane(), report.granularity(), report.segment());
    }

    private AlarmRate rate(Group group, List<WindowReading> windows) {
        int judged = 0;
        int alarmed = 0;
        int wrong = 0;
        int hits = 0;
        for (WindowReading window : windows) {
            WindowReport report = window.report(group.lane());
            if (!WindowTests.judged(report)) {
                continue;
            }
            judged++;
            boolean alarm = WindowTests.alarmed(report);
            boolean isWrong = isWrong(window, group.lane());
            alarmed += alarm ? 1 : 0;
            wrong += isWrong ? 1 : 0;
            hits += alarm && isWrong ? 1 : 0;
        }
        return new AlarmRate(
                group.lane(),
                group.granularity(),
                group.segment(),
                judged,
                obstacles(group, windows),
                alarmed,
                episodes(group),
                months(windows),
                wrong,
                hits);
    }

    private static Obstacles obstacles(Group group, List<WindowReading> windows) {
        return Obstacles.of(
                windows.stream()
                        .map(window -> window.report(group.lane()))
                        .filter(report -> !WindowTests.judged(report))
                        .map(WindowTests::of));
    }

    private boolean isWrong(WindowReading window, Lane lane) {
        boolean marked = !run.result().annotationsDuring(window.start(), window.end()).isEmpty();
        boolean lost = lane == Lane.DATA && !window.losses().isEmpty();
        return marked || lost;
    }

    private int episodes(Group group) {
        return (int)
                run.opened().stream()
                        .filter(episode -> episode.told().segment().equals(group.segment()))
                        .filter(episode -> episode.told().granularity().equals(group.granularity()))
                        .filter(episode -> isOf(episode.told().rule(), group.lane()))
                        .count();
    }

    /**
     * Whether the rule speaks of windows of any lane, and not of rows, of a limit or of silence.
     */
    static boolean isOfWindows(String rule) {
        return isOf(rule, Lane.DATA) || isOf(rule, Lane.PERFORMANCE);
    }

    private static boolean isOf(String rule, Lane lane) {
        return switch (rule) {
            case AlertRules.DATA_QUALITY,
                    AlertRules.ESTIMATED_PERFORMANCE,
                    AlertRules.PREDICTION_DRIFT,
                    AlertRules.FEATURE_DRIFT ->
                    lane == Lane.DATA;
            case AlertRules.SILENT,
                    AlertRules.NO_BASELINE,
                    AlertRules.CONCEPT_DRIFT,
                    AlertRules.LIFETIME_RISK,
                    AlertRules.FAIRNESS,
                    AlertRules.FAIRNESS_ERRORS ->
                    false;
            default -> lane == Lane.PERFORMANCE;
        };
    }

    private double months(List<WindowReading> windows) {
        if (run.clock() == Clock.ROWS) {
            return Double.NaN;
        }
        Instant from = windows.stream().map(WindowReading::start).min(naturally()).orElseThrow();
        Instant to = windows.stream().map(WindowReading::end).max(naturally()).orElseThrow();
        return Duration.between(from, to).toMillis() / MONTH;
    }

    private static Comparator<Instant> naturally() {
        return Comparator.naturalOrder();
    }
}
