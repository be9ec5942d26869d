package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * Where one cause of an episode stands.
 *
 * @param breaches breached windows in a row, not counting windows that say neither
 * @param clears clear windows since its last breach
 * @param within windows since its last breach that were clear or near
 */
record CauseTrack(int breaches, int clears, int within) {
    static final CauseTrack NONE = new CauseTrack(0, 0, 0);

    /** So many windows that are near end what one clear window ends. */
    static final int NEAR_FOR_CLEAR = 8;

    CauseTrack after(Signal signal) {
        return switch (signal) {
            case BREACH -> new CauseTrack(breaches + 1, 0, 0);
            case HOLD, UNKNOWN -> this;
            case NEAR -> new CauseTrack(breaches, clears, within + 1);
            case CLEAR -> new CauseTrack(breaches, clears + 1, within + 1);
        };
    }

    /** Whether it no longer keeps an open episode open. */
    boolean isOver(int exitAfter) {
        return clears >= exitAfter || within >= NEAR_FOR_CLEAR * exitAfter;
    }

    /**
     * Whether it breached all windows but those that say nothing, as it must to open an episode.
     */
    boolean isUnbroken() {
        return within == 0;
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(breaches);
        out.writeVarLong(clears);
        out.writeVarLong(within);
    }

    static CauseTrack readFrom(BinaryReader in) {
        return new CauseTrack(
                (int) in.readVarLong(), (int) in.readVarLong(), (int) in.readVarLong());
    }
}
