package dev.plumbline.core.alert;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.WindowReport;

/**
 * Where one rule of one version, segment and granularity stands.
 *
 * @param breaches breached windows in a row, not counting windows that say neither
 * @param open whether the episode has opened
 * @param windows windows that have breached in this episode
 * @param id of the episode; empty while nothing is wrong
 * @param baselineId the baseline departed from; empty if there was none
 * @param windowStart start of the first window that breached, in milliseconds
 * @param openedAt event time of the opening, in milliseconds
 * @param causes what has breached and not cleared
 */
record EpisodeTrack(
        int breaches,
        boolean open,
        int windows,
        String id,
        String baselineId,
        long windowStart,
        long openedAt,
        CauseTracks causes) {
    static final EpisodeTrack QUIET = new EpisodeTrack(0, false, 0, "", "", 0, 0, CauseTracks.NONE);

    boolean isQuiet() {
        return id.isEmpty();
    }

    /** Returns the track after a window that breached. */
    EpisodeTrack breached(WindowReport report, RuleOutcome outcome) {
        boolean begins = isQuiet();
        CauseTracks after = causes.after(outcome, open);
        boolean opens =
                !open && (breaches + 1 >= outcome.enterAfter() || after.isOneLongEnough(outcome));
        return new EpisodeTrack(
                breaches + 1,
                open || opens,
                windows + 1,
                begins ? Episodes.idOf(report, outcome.rule()) : id,
                begins ? Episodes.baselineOf(report) : baselineId,
                begins ? report.windowStart().toEpochMilli() : windowStart,
                begins || opens ? report.emittedAt().toEpochMilli() : openedAt,
                after);
    }

    /** Returns the track after a window that did not; {@link #QUIET} if the episode is over. */
    EpisodeTrack notBreached(RuleOutcome outcome) {
        CauseTracks left = causes.after(outcome, open);
        return left.isEmpty() ? QUIET : with(left);
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(breaches);
        out.writeByte(open ? 1 : 0);
        out.writeVarLong(windows);
        out.writeText(id);
        out.writeText(baselineId);
        out.writeSignedLong(windowStart);
        out.writeSignedLong(openedAt);
        causes.writeTo(out);
    }

    static EpisodeTrack readFrom(BinaryReader in) {
        return new EpisodeTrack(
                (int) in.readVarLong(),
                in.readByte() == 1,
                (int) in.readVarLong(),
                in.readText(),
                in.readText(),
                in.readSignedLong(),
                in.readSignedLong(),
                CauseTracks.readFrom(in));
    }

    /**
     * Reads what a release wrote that did not know what had breached: there the rule itself did.
     *
     * @param withStreaks whether causes that count apart were written
     */
    static EpisodeTrack readOlder(BinaryReader in, String rule, boolean withStreaks) {
        int breaches = (int) in.readVarLong();
        int clears = (int) in.readVarLong();
        EpisodeTrack track =
                new EpisodeTrack(
                        breaches,
                        in.readByte() == 1,
                        (int) in.readVarLong(),
                        in.readText(),
                        in.readText(),
                        in.readSignedLong(),
                        in.readSignedLong(),
                        CauseTracks.of(rule, new CauseTrack(breaches, clears, clears)));
        CauseTracks apart = withStreaks ? CauseTracks.readStreaks(in, clears) : CauseTracks.NONE;
        return apart.isEmpty() ? track : track.with(apart);
    }

    private EpisodeTrack with(CauseTracks others) {
        return new EpisodeTrack(
                breaches, open, windows, id, baselineId, windowStart, openedAt, others);
    }
}
