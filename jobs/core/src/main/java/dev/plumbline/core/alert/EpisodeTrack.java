package dev.plumbline.core.alert;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one rule of one version, segment and granularity stands.
 *
 * @param breaches breached windows in a row, not counting windows that say neither
 * @param clears clear windows in a row since the episode's last breach
 * @param open whether the episode has opened
 * @param windows windows that have breached in this episode
 * @param id of the episode; empty while nothing is wrong
 * @param baselineId the baseline departed from; empty if there was none
 * @param windowStart start of the first window that breached, in milliseconds
 * @param openedAt event time of the opening, in milliseconds
 * @param streaks breached windows in a row by cause, where causes count apart
 */
record EpisodeTrack(
        int breaches,
        int clears,
        boolean open,
        int windows,
        String id,
        String baselineId,
        long windowStart,
        long openedAt,
        SortedMap<String, Integer> streaks) {
    static final EpisodeTrack QUIET =
            new EpisodeTrack(0, 0, false, 0, "", "", 0, 0, Collections.emptySortedMap());

    /** Returns the causes' breached windows in a row after one more window. */
    SortedMap<String, Integer> streaksAfter(List<RuleOutcome.Cause> causes) {
        SortedMap<String, Integer> after = new TreeMap<>(streaks);
        for (RuleOutcome.Cause cause : causes) {
            switch (cause.signal()) {
                case BREACH -> after.merge(cause.name(), 1, Integer::sum);
                case CLEAR -> after.remove(cause.name());
                case HOLD -> {}
            }
        }
        return after;
    }

    EpisodeTrack with(SortedMap<String, Integer> otherStreaks) {
        return new EpisodeTrack(
                breaches,
                clears,
                open,
                windows,
                id,
                baselineId,
                windowStart,
                openedAt,
                otherStreaks);
    }

    boolean isQuiet() {
        return id.isEmpty();
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(breaches);
        out.writeVarLong(clears);
        out.writeByte(open ? 1 : 0);
        out.writeVarLong(windows);
        out.writeText(id);
        out.writeText(baselineId);
        out.writeSignedLong(windowStart);
        out.writeSignedLong(openedAt);
        out.writeVarLong(streaks.size());
        streaks.forEach(
                (cause, windowsInARow) -> {
                    out.writeText(cause);
                    out.writeVarLong(windowsInARow);
                });
    }

    /** Reads what {@link #writeTo} wrote, or a release that counted all causes together. */
    static EpisodeTrack readFrom(BinaryReader in, boolean withStreaks) {
        EpisodeTrack track = readFrom(in);
        if (!withStreaks) {
            return track;
        }
        SortedMap<String, Integer> streaks = new TreeMap<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            streaks.put(in.readText(), (int) in.readVarLong());
        }
        return track.with(streaks);
    }

    private static EpisodeTrack readFrom(BinaryReader in) {
        return new EpisodeTrack(
                (int) in.readVarLong(),
                (int) in.readVarLong(),
                in.readByte() == 1,
                (int) in.readVarLong(),
                in.readText(),
                in.readText(),
                in.readSignedLong(),
                in.readSignedLong(),
                Collections.emptySortedMap());
    }
}
