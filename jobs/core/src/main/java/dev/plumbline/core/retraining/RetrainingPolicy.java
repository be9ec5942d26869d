package dev.plumbline.core.retraining;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.identity.Identity;
import dev.plumbline.core.judgement.PerformanceJudge;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Decides when a performance episode of the whole traffic asks for retraining: not while a
 * data-quality episode is open, not for a window that one spoiled (the model would learn the
 * fault), not for a window whose labels hold classes that nobody declared, not within the cooldown,
 * and not while an earlier request is unanswered. A pure step of state and episode; episodes must
 * come in {@link #ORDER}.
 */
public final class RetrainingPolicy {
    /**
     * Episodes in the order of event time; at the same time, breaks before losses, so that a break
     * can veto.
     */
    public static final Comparator<AlertEpisode> ORDER =
            Comparator.comparing(AlertEpisode::updatedAt)
                    .thenComparing(
                            episode -> episode.rule().equals(AlertRules.DATA_QUALITY) ? 0 : 1)
                    .thenComparing(AlertEpisode::windowStart)
                    .thenComparing(AlertEpisode::modelVersion)
                    .thenComparing(AlertEpisode::id)
                    .thenComparing(AlertEpisode::state);

    /**
     * A request that no new version has answered within this many cooldowns counts as abandoned.
     */
    private static final int ABANDONED_AFTER_COOLDOWNS = 2;

    /**
     * Broken spans are told for longer than a model trains on, because its drift reference may span
     * a year.
     */
    private static final Duration REMEMBERED = Duration.ofDays(2 * 366);

    private RetrainingPolicy() {}

    /**
     * Applies one episode message.
     *
     * @param state changed in place
     * @param champion the version that answers callers at that event time
     */
    public static Optional<RetrainingTrigger> step(
            RetrainingState state, AlertEpisode episode, RetrainingSpec spec, String champion) {
        state.forgetBefore(millisBefore(episode.updatedAt(), REMEMBERED));
        if (episode.rule().equals(AlertRules.DATA_QUALITY)) {
            noteBreak(state, episode, champion);
            return Optional.empty();
        }
        boolean bears =
                episode.rule().equals(AlertRules.PERFORMANCE)
                        // a slice of the traffic is no reason to replace the model for all of it
                        && episode.segment().isEmpty()
                        && episode.state() != EpisodeState.RESOLVED
                        && episode.modelVersion().equals(champion);
        if (bears && holdsUndeclaredLabels(episode)) {
            state.noteLabels(episode);
        }
        if (!bears
                || episode.state() == EpisodeState.PENDING
                || !state.broken.isEmpty()
                || state.isBrokenAt(episode.windowEnd())
                || isCoolingDown(state, episode, spec)
                || isInFlight(state, episode, spec)) {
            return Optional.empty();
        }
        state.lastTrigger = episode.updatedAt().toEpochMilli();
        state.asked = episode.modelVersion();
        return Optional.of(trigger(state, episode, spec));
    }

    private static boolean holdsUndeclaredLabels(AlertEpisode episode) {
        return episode.evidence().stream()
                .anyMatch(
                        held ->
                                held.metric().equals(PerformanceJudge.UNKNOWN_LABELS)
                                        && held.verdict() == Verdict.WARN);
    }

    private static void noteBreak(RetrainingState state, AlertEpisode episode, String champion) {
        switch (episode.state()) {
            case OPEN, UPDATED -> {
                // nothing tells that a challenger was withdrawn, so its break would veto for ever
                if (episode.modelVersion().equals(champion)) {
                    state.broken.add(episode.id());
                }
                state.brokenSpans.put(
                        episode.id(),
                        new long[] {
                            episode.windowStart().toEpochMilli(), episode.windowEnd().toEpochMilli()
                        });
            }
            // the window that cleared it is sound, so the span keeps the end of the last breach
            case RESOLVED -> state.broken.remove(episode.id());
            case PENDING -> {}
        }
    }

    private static boolean isCoolingDown(
            RetrainingState state, AlertEpisode episode, RetrainingSpec spec) {
        return state.lastTrigger != RetrainingState.NEVER
                && state.lastTrigger > millisBefore(episode.updatedAt(), spec.cooldown());
    }

    private static boolean isInFlight(
            RetrainingState state, AlertEpisode episode, RetrainingSpec spec) {
        return state.asked.equals(episode.modelVersion())
                && state.lastTrigger
                        > millisBefore(
                                episode.updatedAt(),
                                spec.cooldown().multipliedBy(ABANDONED_AFTER_COOLDOWNS));
    }

    private static long millisBefore(Instant time, Duration span) {
        return time.toEpochMilli() - span.toMillis();
    }

    private static RetrainingTrigger trigger(
            RetrainingState state, AlertEpisode episode, RetrainingSpec spec) {
        Instant to = episode.windowEnd();
        Instant from = to.minus(spec.trainOn());
        return new RetrainingTrigger(
                Identity.of(
                        episode.model(),
                        episode.modelVersion(),
                        String.valueOf(episode.baselineId()),
                        episode.rule(),
                        episode.id(),
                        Long.toString(episode.updatedAt().toEpochMilli())),
                RetrainingTrigger.sourceOf(episode.model()),
                episode.updatedAt(),
                episode.model(),
                episode.modelVersion(),
                episode.baselineId(),
                spec.mode(),
                episode.rule(),
                episode.id(),
                episode.summary() + ", in " + episode.windows() + " windows",
                episode.clock(),
                from,
                to,
                state.brokenBefore(to),
                episode.evidence());
    }
}
