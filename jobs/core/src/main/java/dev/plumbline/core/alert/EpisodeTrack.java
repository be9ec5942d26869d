package dev.plumbline.core.alert;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

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
 */
record EpisodeTrack(
        int breaches,
        int clears,
        boolean open,
        int windows,
        String id,
        String baselineId,
        long windowStart,
        long openedAt) {
    static final EpisodeTrack QUIET = new EpisodeTrack(0, 0, false, 0, "", "", 0, 0);

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
    }

    static EpisodeTrack readFrom(BinaryReader in) {
        return new EpisodeTrack(
                (int) in.readVarLong(),
                (int) in.readVarLong(),
                in.readByte() == 1,
                (int) in.readVarLong(),
                in.readText(),
                in.readText(),
                in.readSignedLong(),
                in.readSignedLong());
    }
}
