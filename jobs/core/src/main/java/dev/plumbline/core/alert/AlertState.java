package dev.plumbline.core.alert;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.WindowReport;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an {@link AlertPolicy} remembers of one model: where every rule stands, and which version
 * serves. Bounded by rules × segments × granularities, because a version that is replaced is
 * forgotten.
 */
public final class AlertState {
    private static final int FORMAT = 1;

    /**
     * By version, segment, granularity, rule, separated by a character that cannot stand in a name.
     */
    final TreeMap<String, EpisodeTrack> tracks = new TreeMap<>();

    /** Start of the newest window seen per champion version. */
    final TreeMap<String, Long> champions = new TreeMap<>();

    /** The version that answers callers; empty before the first report. */
    String champion = "";

    static String key(WindowReport report, String rule) {
        return String.join(
                "\u0001", report.modelVersion(), report.segment(), report.granularity(), rule);
    }

    /**
     * Notes which version a champion's report speaks of.
     *
     * @return the version that it replaces; empty if none
     */
    String note(WindowReport report) {
        if (report.role() != Role.CHAMPION || report.rows() == 0) {
            return "";
        }
        long windowStart = report.windowStart().toEpochMilli();
        boolean isNew = !champions.containsKey(report.modelVersion());
        champions.merge(report.modelVersion(), windowStart, Math::max);
        if (report.modelVersion().equals(champion)) {
            return "";
        }
        // a version seen before takes over only when it reports later windows, as after a rollback
        if (!champion.isEmpty() && !isNew && windowStart <= champions.get(champion)) {
            return "";
        }
        String replaced = champion;
        champion = report.modelVersion();
        return replaced;
    }

    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        out.writeByte(FORMAT);
        out.writeText(champion);
        out.writeVarLong(champions.size());
        champions.forEach(
                (version, start) -> {
                    out.writeText(version);
                    out.writeSignedLong(start);
                });
        for (Map.Entry<String, EpisodeTrack> track : tracks.entrySet()) {
            out.writeText(track.getKey());
            track.getValue().writeTo(out);
        }
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
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "alert state must be of format %d, got %d; it was written by another release"
                            .formatted(FORMAT, format));
        }
        state.champion = in.readText();
        for (long left = in.readVarLong(); left > 0; left--) {
            state.champions.put(in.readText(), in.readSignedLong());
        }
        while (!in.atEnd()) {
            state.tracks.put(in.readText(), EpisodeTrack.readFrom(in));
        }
        return state;
    }
}
