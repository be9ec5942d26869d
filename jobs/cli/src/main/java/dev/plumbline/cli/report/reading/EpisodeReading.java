package dev.plumbline.cli.report.reading;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.report.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One episode from all its messages.
 *
 * @param told the last message that says what is wrong: the one that resolves an episode says
 *     instead why it is over
 * @param worst the message whose first evidence is the widest
 * @param latest the last message of all
 * @param wasOpen false for an episode that never breached for enough windows
 */
public record EpisodeReading(
        AlertEpisode told, AlertEpisode worst, AlertEpisode latest, boolean wasOpen) {
    private static final Comparator<EpisodeReading> BEGINNING =
            Comparator.comparing((EpisodeReading episode) -> episode.told.windowStart())
                    .thenComparing(episode -> episode.told.openedAt())
                    .thenComparing(episode -> episode.told.severity())
                    .thenComparing(episode -> episode.told.id());

    /**
     * Reads episodes from messages in order of time; returns them in the order in which they began.
     */
    static List<EpisodeReading> of(List<AlertEpisode> messages) {
        Map<String, List<AlertEpisode>> byId = new LinkedHashMap<>();
        messages.forEach(
                message ->
                        byId.computeIfAbsent(message.id(), id -> new ArrayList<>()).add(message));
        return byId.values().stream().map(EpisodeReading::one).sorted(BEGINNING).toList();
    }

    /** Start of the first window that breached. */
    public Instant begins() {
        return told.windowStart();
    }

    public Severity severity() {
        return told.severity();
    }

    /** When it opened; if it never did, when it first breached. */
    public Instant openedAt() {
        return told.openedAt();
    }

    /** When it was resolved; null while it stands. */
    public Instant resolvedAt() {
        return latest.resolvedAt();
    }

    public boolean stands() {
        return latest.state() != EpisodeState.RESOLVED;
    }

    /** Whether a window of the version lies inside the span that breached. */
    public boolean covers(WindowReading window) {
        return told.modelVersion().equals(window.version())
                && told.windowStart().isBefore(window.end())
                && window.start().isBefore(told.windowEnd());
    }

    private static EpisodeReading one(List<AlertEpisode> messages) {
        AlertEpisode latest = messages.get(messages.size() - 1);
        AlertEpisode told = latest;
        AlertEpisode worst = null;
        boolean wasOpen = false;
        for (AlertEpisode message : messages) {
            boolean open =
                    message.state() == EpisodeState.OPEN || message.state() == EpisodeState.UPDATED;
            wasOpen |= open;
            if (message.state() != EpisodeState.RESOLVED) {
                told = message;
                worst = worst == null || width(message) > width(worst) ? message : worst;
            }
        }
        return new EpisodeReading(told, worst == null ? told : worst, latest, wasOpen);
    }

    /** How far its first evidence, the worst of a window, went; comparable within an episode. */
    private static double width(AlertEpisode message) {
        return message.evidence().stream()
                .findFirst()
                .map(EpisodeReading::width)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static double width(Measurement measured) {
        if (measured.effect() != null) {
            return measured.effect();
        }
        if (measured.value() == null) {
            return Double.NEGATIVE_INFINITY;
        }
        return new Metric(measured.metric()).moreIsBetter() ? -measured.value() : measured.value();
    }
}
