package dev.plumbline.dispatcher;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whom to tell of episodes, and when.
 *
 * @param peers base addresses such as {@code http://alertmanager:9093}; every one is told, because
 *     Alertmanagers do not pass alerts on to each other; empty for none
 * @param notifyInfo whether INFO episodes are told too
 * @param resend time after which an open episode is told again; an Alertmanager that hears nothing
 *     for three times as long takes the episode for over
 * @param replayAfter episodes judged longer ago than this when they were written come from a replay
 *     of old data and are not told; null tells all
 * @param timeout longest wait for one answer
 */
public record Alertmanagers(
        List<URI> peers,
        boolean notifyInfo,
        Duration resend,
        Duration replayAfter,
        Duration timeout) {
    public static final Alertmanagers NONE = to(List.of());

    public Alertmanagers {
        peers = List.copyOf(peers);
        Settings.requireHttp("alertmanager", peers);
        Settings.requirePositive("resend", resend);
        Settings.requirePositive("timeout", timeout);
        if (replayAfter != null) {
            Settings.requirePositive("replay-after", replayAfter);
        }
    }

    /**
     * The defaults: no INFO, every minute, nothing judged more than a day before it was written.
     */
    public static Alertmanagers to(List<URI> peers) {
        return new Alertmanagers(
                peers, false, Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofSeconds(10));
    }

    public Alertmanagers withInfo(boolean told) {
        return new Alertmanagers(peers, told, resend, replayAfter, timeout);
    }

    public Alertmanagers withResend(Duration every) {
        return new Alertmanagers(peers, notifyInfo, every, replayAfter, timeout);
    }

    /** Sets how old a judgement may be; null tells of replayed episodes as well. */
    public Alertmanagers withReplayAfter(Duration age) {
        return new Alertmanagers(peers, notifyInfo, resend, age, timeout);
    }
}
