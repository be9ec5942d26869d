package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.segment.Segments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
                                told.add(
                                        Episodes.ended(
                                                key, state.tracks.remove(key), report, reason)));
        return told;
    }

    private static void apply(
            AlertState state, WindowReport report, RuleOutcome outcome, List<AlertEpisode> told) {
        TrackKey key = TrackKey.of(report, outcome.rule());
        EpisodeTrack before = state.tracks.getOrDefault(key, EpisodeTrack.QUIET);
        boolean breaches = outcome.signal() == Signal.BREACH;
        if (isOfAnotherBaseline(before, report)
                && (breaches || !before.notBreached(outcome).isQuiet())) {
            told.add(Episodes.ended(key, before, report, DroppedRules.OTHER_BASELINE));
            state.tracks.remove(key);
            before = EpisodeTrack.QUIET;
        }
        if (breaches && !before.open() && toldOfTheWhole(state, key)) {
            return;
        }
        EpisodeTrack after =
                breaches ? before.breached(report, outcome) : before.notBreached(outcome);
        if (breaches) {
            told.add(Episodes.told(after, stateOf(before, after), report, outcome));
        }
        if (!after.isQuiet()) {
            state.tracks.put(key, after);
        } else if (state.tracks.remove(key) != null) {
            told.add(Episodes.told(before, EpisodeState.RESOLVED, report, outcome));
        }
    }

    private static boolean isOfAnotherBaseline(EpisodeTrack track, WindowReport report) {
        return !track.isQuiet() && !track.baselineId().equals(Episodes.baselineOf(report));
    }

    private static EpisodeState stateOf(EpisodeTrack before, EpisodeTrack after) {
        if (before.open()) {
            return EpisodeState.UPDATED;
        }
        return after.open() ? EpisodeState.OPEN : EpisodeState.PENDING;
    }

    /**
     * What all of the traffic suffers from is no news of a segment, once somebody is told of it: an
     * episode that is pending may stay so for as long as windows say neither.
     */
    private static boolean toldOfTheWhole(AlertState state, TrackKey key) {
        TrackKey whole = new TrackKey(key.version(), Segments.ALL, key.granularity(), key.rule());
        return !key.segment().isEmpty()
                && state.tracks.getOrDefault(whole, EpisodeTrack.QUIET).open();
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
                        told.add(Episodes.ended(key, track, report, summary));
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
                                told.add(
                                        Episodes.ended(
                                                key, state.tracks.remove(key), report, reason)));
    }
}
