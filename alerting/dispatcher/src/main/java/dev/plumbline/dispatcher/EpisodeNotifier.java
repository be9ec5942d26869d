package dev.plumbline.dispatcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides what is told of which episode, and when: at once when it opens or changes, again and
 * again while it stands, and once when it is over. Not thread-safe: the reader of the alerts topic
 * owns it.
 */
final class EpisodeNotifier {
    private static final int RESENDS_UNTIL_OVER = 3;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final Alertmanagers settings;
    private final AlertSender sender;
    private final Map<String, Standing> episodes = new LinkedHashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private Instant nextResend = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    EpisodeNotifier(Alertmanagers settings, AlertSender sender) {
        this.settings = settings;
        this.sender = sender;
    }

    /**
     * An episode's newest message.
     *
     * @param live whether any of its messages was written soon after it was judged
     */
    private record Standing(AlertEpisode episode, boolean live) {
        boolean isOpen() {
            return episode.state() == EpisodeState.OPEN || episode.state() == EpisodeState.UPDATED;
        }

        boolean isResolved() {
            return episode.state() == EpisodeState.RESOLVED;
        }
    }

    /**
     * Takes a message of the past over, as when the topic is read from its beginning: what it opens
     * is told at the next flush, what it resolves is over and not told again.
     */
    void recall(AlertEpisode message, Instant published) {
        accept(message, published);
        changed.remove(message.id());
    }

    /** Takes a new message over; it is told at the next flush. */
    void accept(AlertEpisode message, Instant published) {
        Standing held = episodes.get(message.id());
        if (held != null && !message.supersedes(held.episode())) {
            return;
        }
        boolean repeated = held != null && held.episode().equals(message);
        boolean live = isLive(message, published) || held != null && held.live();
        episodes.put(message.id(), new Standing(message, live));
        if (!repeated) {
            changed.add(message.id());
        }
    }

    /** Forgets an episode that the topic deleted. */
    void remove(String id) {
        episodes.remove(id);
        changed.remove(id);
    }

    private boolean isLive(AlertEpisode message, Instant published) {
        return settings.replayAfter() == null
                || message.clock() == Clock.ROWS
                || Duration.between(message.updatedAt(), published)
                                .compareTo(settings.replayAfter())
                        <= 0;
    }

    /** Tells what is due. */
    void flush(Instant now) {
        if (now.isBefore(notBefore)) {
            return;
        }
        boolean resend = !now.isBefore(nextResend);
        ArrayNode alerts = AlertText.list();
        for (Standing standing : episodes.values()) {
            boolean news = changed.contains(standing.episode().id());
            if (!isTold(standing)) {
                continue;
            }
            if (standing.isOpen() && (resend || news)) {
                Duration lasting = settings.resend().multipliedBy(RESENDS_UNTIL_OVER);
                alerts.add(AlertText.of(standing.episode(), now, now.plus(lasting)));
            } else if (standing.isResolved() && news) {
                alerts.add(AlertText.of(standing.episode(), now, now));
            }
        }
        if (!alerts.isEmpty() && !sender.send(alerts)) {
            notBefore = now.plus(PAUSE_AFTER_FAILURE);
            return;
        }
        changed.clear();
        if (resend) {
            nextResend = now.plus(settings.resend());
        }
    }

    private boolean isTold(Standing standing) {
        return standing.live()
                && (settings.notifyInfo() || standing.episode().severity() != Severity.INFO);
    }
}
