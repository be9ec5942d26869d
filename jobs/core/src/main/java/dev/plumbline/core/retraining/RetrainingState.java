package dev.plumbline.core.retraining;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a {@link RetrainingPolicy} remembers of one model; bounded, because old broken spans are
 * forgotten.
 */
public final class RetrainingState {
    private static final int FORMAT = 1;
    static final long NEVER = Long.MIN_VALUE;

    /** Begins the id of a span of labels; ids of episodes are hexadecimal. */
    private static final String LABELS = "labels:";

    /**
     * Ids of data-quality episodes that stand open: while there is one, data must not be learnt
     * from.
     */
    final Set<String> broken = new TreeSet<>();

    /**
     * Spans of data-quality episodes, open and past, by id, and of windows whose labels hold
     * undeclared classes: start and end in milliseconds.
     */
    final TreeMap<String, long[]> brokenSpans = new TreeMap<>();

    /** Event time of the last trigger; {@link #NEVER} before the first. */
    long lastTrigger = NEVER;

    /** The version that the last trigger asked to replace; empty before the first. */
    String asked = "";

    /**
     * Whether the window that ends here was spoiled. Labels come late, so the break may be over by
     * the time the window is judged.
     */
    boolean isBrokenAt(Instant windowEnd) {
        long end = windowEnd.toEpochMilli();
        return brokenSpans.values().stream().anyMatch(span -> span[0] < end && end <= span[1]);
    }

    /**
     * Notes that the window which a performance episode tells of is none to train on; with the one
     * before it, if that was none either, it makes one span.
     */
    void noteLabels(AlertEpisode episode) {
        long start = start(episode);
        long end = episode.windowEnd().toEpochMilli();
        String ofEpisode = LABELS + episode.id() + "|";
        brokenSpans.tailMap(ofEpisode).entrySet().stream()
                .takeWhile(span -> span.getKey().startsWith(ofEpisode))
                .map(Map.Entry::getValue)
                .filter(span -> span[0] <= start && start <= span[1])
                .findFirst()
                .ifPresentOrElse(
                        span -> span[1] = Math.max(span[1], end),
                        () -> brokenSpans.put(ofEpisode + start, new long[] {start, end}));
    }

    /** Forgets spans that ended before a time. */
    void forgetBefore(long oldest) {
        brokenSpans.values().removeIf(span -> span[1] < oldest);
    }

    /** A window by rows tells no length in time, so all of the episode counts as one. */
    private static long start(AlertEpisode episode) {
        return episode.granularity().startsWith("P")
                ? episode.windowEnd().minus(Duration.parse(episode.granularity())).toEpochMilli()
                : episode.windowStart().toEpochMilli();
    }

    private static String reason(String id) {
        return id.startsWith(LABELS)
                ? "labels of undeclared classes, performance episode "
                        + id.substring(LABELS.length(), id.indexOf('|'))
                : "data-quality episode " + id;
    }

    /** Returns the spans that began before a time, in order of time. */
    List<ExcludedSpan> brokenBefore(Instant to) {
        return brokenSpans.entrySet().stream()
                .filter(span -> span.getValue()[0] < to.toEpochMilli())
                .map(
                        span ->
                                new ExcludedSpan(
                                        Instant.ofEpochMilli(span.getValue()[0]),
                                        Instant.ofEpochMilli(span.getValue()[1]),
                                        reason(span.getKey())))
                .sorted(Comparator.comparing(ExcludedSpan::from).thenComparing(ExcludedSpan::to))
                .toList();
    }

    /** Returns all that the state holds, its format first; equal states give equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64);
        out.writeByte(FORMAT);
        out.writeLong(lastTrigger);
        out.writeText(asked);
        out.writeVarLong(broken.size());
        broken.forEach(out::writeText);
        brokenSpans.forEach(
                (id, span) -> {
                    out.writeText(id);
                    out.writeLong(span[0]);
                    out.writeLong(span[1]);
                });
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null is the state before the first episode.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static RetrainingState fromBytes(byte[] bytes) {
        RetrainingState state = new RetrainingState();
        if (bytes == null) {
            return state;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("retraining state", FORMAT);
        state.lastTrigger = in.readLong();
        state.asked = in.readText();
        for (long left = in.readVarLong(); left > 0; left--) {
            state.broken.add(in.readText());
        }
        while (!in.atEnd()) {
            state.brokenSpans.put(in.readText(), new long[] {in.readLong(), in.readLong()});
        }
        return state;
    }
}
