package dev.plumbline.core.alert;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an {@link AlertPolicy} remembers of one model: where every rule stands, and which version
 * serves. Bounded by rules × segments × granularities × versions that serve at once, because what
 * is replaced is forgotten, and for each of them by what a report measures, while that is wrong.
 */
public final class AlertState {
    private static final int FORMAT = 3;

    /** The same with no more of a cause than its breached windows in a row. */
    private static final int FORMAT_OF_STREAKS = 2;

    /** The same without any cause. */
    private static final int FORMAT_WITHOUT_STREAKS = 1;

    /** A version that so many others have followed sends no report any more. */
    private static final int MOST_VERSIONS = 64;

    final TreeMap<TrackKey, EpisodeTrack> tracks = new TreeMap<>();

    /** Start of the newest window with rows, per version. */
    private final TreeMap<String, Long> newest = new TreeMap<>();

    /** Versions that answer callers or once did; all of them stand in {@link #newest}. */
    private final TreeSet<String> champions = new TreeSet<>();

    /** The version that answers callers; empty before the first report. */
    String champion = "";

    /**
     * Notes which version a report speaks of.
     *
     * @return whether it takes over from another champion
     */
    boolean note(WindowReport report) {
        if (report.rows() == 0) {
            return false;
        }
        String version = report.modelVersion();
        long windowStart = report.windowStart().toEpochMilli();
        newest.merge(version, windowStart, Math::max);
        if (report.role() != Role.CHAMPION) {
            forgetOldest();
            return false;
        }
        boolean isNew = champions.add(version);
        // a version seen before takes over only when it reports later windows, as after a rollback
        boolean comesLate = !champion.isEmpty() && !isNew && windowStart <= newest.get(champion);
        if (version.equals(champion) || comesLate) {
            return false;
        }
        boolean replaces = !champion.isEmpty();
        champion = version;
        forgetOldest();
        return replaces;
    }

    /** Whether nothing is wrong, nor was in the last window. */
    public boolean isQuiet() {
        return tracks.isEmpty();
    }

    /** Whether rows of the report's version are known from its window or a later one. */
    boolean hasRowsSince(WindowReport report) {
        return newest.getOrDefault(report.modelVersion(), Long.MIN_VALUE)
                >= report.windowStart().toEpochMilli();
    }

    private void forgetOldest() {
        if (newest.size() <= MOST_VERSIONS) {
            return;
        }
        newest.entrySet().stream()
                .filter(version -> !version.getKey().equals(champion))
                .min(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .ifPresent(
                        oldest -> {
                            newest.remove(oldest);
                            champions.remove(oldest);
                        });
    }

    /** Returns all that the state holds, its format first; equal states give equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        out.writeByte(FORMAT);
        out.writeText(champion);
        out.writeVarLong(newest.size());
        newest.forEach(
                (version, start) -> {
                    out.writeText(version);
                    out.writeSignedLong(start);
                    out.writeByte(champions.contains(version) ? 1 : 0);
                });
        tracks.forEach(
                (key, track) -> {
                    key.writeTo(out);
                    track.writeTo(out);
                });
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null is the state before the first report.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static AlertState fromBytes(byte[] bytes) {
        AlertState state = new AlertState();
        if (bytes == null) {
            return state;
        }
        BinaryReader in = new BinaryReader(bytes);
        int format = in.readFormat("alert state", FORMAT_WITHOUT_STREAKS, FORMAT);
        state.champion = in.readText();
        for (long left = in.readVarLong(); left > 0; left--) {
            String version = in.readText();
            state.newest.put(version, in.readSignedLong());
            if (in.readByte() == 1) {
                state.champions.add(version);
            }
        }
        while (!in.atEnd()) {
            TrackKey key = TrackKey.readFrom(in);
            state.tracks.put(
                    key,
                    format == FORMAT
                            ? EpisodeTrack.readFrom(in)
                            : EpisodeTrack.readOlder(in, key.rule(), format == FORMAT_OF_STREAKS));
        }
        return state;
    }
}
