package dev.plumbline.core.alert;

import dev.plumbline.core.identity.Identity;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.segment.Segments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Turns judged reports of one model and lane into episodes: one id from the window that showed a
 * problem to the window that cleared it. A pure step of state and report; reports must come in
 * {@link #ORDER}.
 */
public final class AlertPolicy {
    /**
     * The order in which reports that were emitted at the same event time are applied: those with
     * rows first, for neither a version that another has replaced nor a window that was split by a
     * change of baseline or monitor went silent.
     */
    public static final Comparator<WindowReport> ORDER =
            Comparator.comparing(WindowReport::emittedAt)
                    .thenComparing(report -> report.rows() == 0)
                    .thenComparing(
                            report ->
                                    report.windowEnd().toEpochMilli()
                                            - report.windowStart().toEpochMilli())
                    .thenComparing(WindowReport::windowStart)
                    .thenComparing(WindowReport::modelVersion)
                    .thenComparing(WindowReport::role)
                    .thenComparing(WindowReport::segment)
                    .thenComparing(WindowReport::granularity)
                    .thenComparing(
                            WindowReport::monitorRevision,
                            Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(
                            WindowReport::baselineId,
                            Comparator.nullsFirst(Comparator.naturalOrder()));

    private AlertPolicy() {}

    /**
     * Applies one judged report.
     *
     * @param state changed in place
     * @return what is to be told, in the order in which it happened
     */
    public static List<AlertEpisode> step(AlertState state, WindowReport report, Monitor monitor) {
        return step(state, report, monitor, AlertRules.outcomes(report, monitor));
    }

    /** Applies one judged report as others have read it. */
    public static List<AlertEpisode> step(
            AlertState state, WindowReport report, Monitor monitor, List<RuleOutcome> outcomes) {
        List<AlertEpisode> told = new ArrayList<>();
        if (report.role() == Role.SHADOW) {
            return told;
        }
        if (state.note(report)) {
            resolveOthers(state, report, told);
        }
        boolean retired =
                report.role() == Role.CHAMPION && !report.modelVersion().equals(state.champion);
        // a change of baseline or monitor empties the old one's window, and nothing went silent
        boolean countedElsewhere = report.rows() == 0 && state.hasRowsSince(report);
        if (retired || countedElsewhere) {
            return told;
        }
        resolveDropped(state, report, monitor, outcomes, told);
        for (RuleOutcome outcome : outcomes) {
            apply(state, report, outcome, told);
        }
        return told;
    }

    /**
     * Applies one judged report as others have read it, where another monitor may hold by the time
     * that it was emitted: what that one no longer watches opens nothing and ends.
     *
     * @param monitor that the report was judged by
     * @param current that holds by now
     */
    public static List<AlertEpisode> step(
            AlertState state,
            WindowReport report,
            Monitor monitor,
            Monitor current,
            List<RuleOutcome> outcomes) {
        List<RuleOutcome> watched =
                outcomes.stream()
                        .filter(
                                outcome ->
                                        Watched.isBy(current, TrackKey.of(report, outcome.rule())))
                        .toList();
        List<AlertEpisode> told = step(state, report, monitor, watched);
        Watched.missing(state, report.modelVersion(), current)
                .forEach(
                        (key, reason) ->
                                told.add(ended(key, state.tracks.remove(key), report, reason)));
        return told;
    }

    private static void apply(
            AlertState state, WindowReport report, RuleOutcome outcome, List<AlertEpisode> told) {
        TrackKey key = TrackKey.of(report, outcome.rule());
        EpisodeTrack before = state.tracks.getOrDefault(key, EpisodeTrack.QUIET);
        if (!before.isQuiet()
                && outcome.signal() != RuleOutcome.Signal.CLEAR
                && !before.baselineId().equals(baselineOf(report))) {
            told.add(ended(key, before, report, DroppedRules.OTHER_BASELINE));
            before = EpisodeTrack.QUIET;
        }
        if (before.isQuiet()
                && outcome.signal() == RuleOutcome.Signal.BREACH
                && toldOfTheWhole(state, key)) {
            return;
        }
        EpisodeTrack after =
                switch (outcome.signal()) {
                    case BREACH -> breached(before, report, outcome, told);
                    case CLEAR -> cleared(before, report, outcome, told);
                    case HOLD -> before.with(before.streaksAfter(outcome.causes()));
                };
        if (after.isQuiet()) {
            state.tracks.remove(key);
        } else {
            state.tracks.put(key, after);
        }
    }

    /** What all of the traffic suffers from is no news of a segment. */
    private static boolean toldOfTheWhole(AlertState state, TrackKey key) {
        TrackKey whole = new TrackKey(key.version(), Segments.ALL, key.granularity(), key.rule());
        return !key.segment().isEmpty() && state.tracks.containsKey(whole);
    }

    private static EpisodeTrack breached(
            EpisodeTrack before,
            WindowReport report,
            RuleOutcome outcome,
            List<AlertEpisode> told) {
        boolean begins = before.isQuiet();
        int breaches = before.breaches() + 1;
        SortedMap<String, Integer> streaks = before.streaksAfter(outcome.causes());
        boolean opens = !before.open() && isLongEnough(outcome, breaches, streaks);
        EpisodeTrack after =
                new EpisodeTrack(
                        breaches,
                        0,
                        before.open() || opens,
                        before.windows() + 1,
                        begins ? episodeId(report, outcome.rule()) : before.id(),
                        begins ? baselineOf(report) : before.baselineId(),
                        begins ? report.windowStart().toEpochMilli() : before.windowStart(),
                        begins || opens ? report.emittedAt().toEpochMilli() : before.openedAt(),
                        streaks);
        EpisodeState state =
                before.open()
                        ? EpisodeState.UPDATED
                        : opens ? EpisodeState.OPEN : EpisodeState.PENDING;
        told.add(episode(after, state, report, outcome, outcome.summary()));
        return after;
    }

    private static boolean isLongEnough(
            RuleOutcome outcome, int breaches, SortedMap<String, Integer> streaks) {
        return outcome.causes().isEmpty()
                ? breaches >= outcome.enterAfter()
                : outcome.causes().stream()
                        .filter(cause -> cause.signal() == RuleOutcome.Signal.BREACH)
                        .anyMatch(cause -> streaks.get(cause.name()) >= cause.enterAfter());
    }

    private static EpisodeTrack cleared(
            EpisodeTrack before,
            WindowReport report,
            RuleOutcome outcome,
            List<AlertEpisode> told) {
        if (before.isQuiet()) {
            return before;
        }
        int clears = before.clears() + 1;
        if (before.open() && clears < outcome.exitAfter()) {
            return new EpisodeTrack(
                    before.breaches(),
                    clears,
                    true,
                    before.windows(),
                    before.id(),
                    before.baselineId(),
                    before.windowStart(),
                    before.openedAt(),
                    before.streaksAfter(outcome.causes()));
        }
        told.add(episode(before, EpisodeState.RESOLVED, report, outcome, outcome.summary()));
        return EpisodeTrack.QUIET;
    }

    /**
     * A new version brings its own baseline, so what was wrong with another one is no longer a
     * question.
     */
    private static void resolveOthers(
            AlertState state, WindowReport report, List<AlertEpisode> told) {
        String summary = "version " + report.modelVersion() + " has taken over";
        state.tracks.forEach(
                (key, track) -> {
                    if (!key.version().equals(report.modelVersion())) {
                        told.add(ended(key, track, report, summary));
                    }
                });
        state.tracks.keySet().removeIf(key -> !key.version().equals(report.modelVersion()));
    }

    private static void resolveDropped(
            AlertState state,
            WindowReport report,
            Monitor monitor,
            List<RuleOutcome> outcomes,
            List<AlertEpisode> told) {
        Set<String> decided = outcomes.stream().map(RuleOutcome::rule).collect(Collectors.toSet());
        DroppedRules.in(state, report, monitor, decided)
                .forEach(
                        (key, reason) ->
                                told.add(ended(key, state.tracks.remove(key), report, reason)));
    }

    private static AlertEpisode ended(
            TrackKey key, EpisodeTrack track, WindowReport report, String summary) {
        return new AlertEpisode(
                track.id(),
                report.model(),
                key.version(),
                key.segment(),
                track.baselineId().isEmpty() ? null : track.baselineId(),
                key.rule(),
                AlertRules.severityOf(key.rule()),
                EpisodeState.RESOLVED,
                key.granularity(),
                report.clock(),
                Instant.ofEpochMilli(track.openedAt()),
                report.emittedAt(),
                report.emittedAt(),
                Instant.ofEpochMilli(track.windowStart()),
                report.windowEnd(),
                track.windows(),
                summary,
                List.of(),
                List.of(),
                runbook(key.rule()),
                null);
    }

    private static String baselineOf(WindowReport report) {
        return report.baselineId() == null ? "" : report.baselineId();
    }

    private static AlertEpisode episode(
            EpisodeTrack track,
            EpisodeState state,
            WindowReport report,
            RuleOutcome outcome,
            String summary) {
        Set<String> features =
                outcome.evidence().stream()
                        .map(Measurement::feature)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<Distribution> distributions =
                report.distributions().stream()
                        .filter(distribution -> features.contains(distribution.feature()))
                        .toList();
        return new AlertEpisode(
                track.id(),
                report.model(),
                report.modelVersion(),
                report.segment(),
                report.baselineId(),
                outcome.rule(),
                outcome.severity(),
                state,
                report.granularity(),
                report.clock(),
                Instant.ofEpochMilli(track.openedAt()),
                report.emittedAt(),
                state == EpisodeState.RESOLVED ? report.emittedAt() : null,
                Instant.ofEpochMilli(track.windowStart()),
                report.windowEnd(),
                track.windows(),
                summary,
                outcome.evidence(),
                distributions,
                runbook(outcome.rule()),
                null);
    }

    private static String runbook(String rule) {
        return "alerting/runbooks/" + rule + ".md";
    }

    private static String episodeId(WindowReport report, String rule) {
        return Identity.of(
                report.model(),
                report.modelVersion(),
                String.valueOf(report.baselineId()),
                rule,
                report.segment(),
                report.granularity(),
                Long.toString(report.windowStart().toEpochMilli()));
    }
}
