package dev.plumbline.dispatcher;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where retraining triggers go.
 *
 * @param urls each receives every trigger; empty for none
 * @param headers sent with every request, such as {@code Authorization}
 * @param timeout longest wait for one answer
 * @param groupId consumer group that remembers which triggers were delivered; dispatchers that
 *     share it deliver each trigger once between them
 */
public record Webhooks(
        List<URI> urls,
        EventMode mode,
        Map<String, String> headers,
        Backoff backoff,
        Duration timeout,
        String groupId) {
    public static final Webhooks NONE = to(List.of());

    public Webhooks {
        urls = List.copyOf(urls);
        Settings.requireHttp("webhook", urls);
        headers = Map.copyOf(headers);
        Settings.requirePositive("timeout", timeout);
    }

    public static Webhooks to(List<URI> urls) {
        return new Webhooks(
                urls,
                EventMode.STRUCTURED,
                Map.of(),
                Backoff.DEFAULT,
                Duration.ofSeconds(10),
                "plumbline-dispatcher");
    }

    public Webhooks withMode(EventMode other) {
        return new Webhooks(urls, other, headers, backoff, timeout, groupId);
    }

    public Webhooks withHeaders(Map<String, String> other) {
        return new Webhooks(urls, mode, other, backoff, timeout, groupId);
    }

    public Webhooks withBackoff(Backoff other) {
        return new Webhooks(urls, mode, headers, other, timeout, groupId);
    }

    public Webhooks withGroupId(String other) {
        return new Webhooks(urls, mode, headers, backoff, timeout, other);
    }

    /** Longest time that one trigger can take. */
    Duration longestDelivery() {
        Duration one = timeout.multipliedBy(backoff.tries());
        for (int attempt = 1; attempt < backoff.tries(); attempt++) {
            one = one.plus(backoff.pauseAfter(attempt));
        }
        return one.multipliedBy(Math.max(1, urls.size()));
    }

    /** Names the headers without their values, which may be secrets. */
    @Override
    public String toString() {
        return "Webhooks[urls=%s, mode=%s, headers=%s]"
                .formatted(urls, mode, new TreeSet<>(headers.keySet()));
    }
}
