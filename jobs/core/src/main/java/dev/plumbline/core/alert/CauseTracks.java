package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Cause;
import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What breached in an episode and has not cleared since: at most what a window's report measures.
 * The episode lasts as long as any is left, so what never breached neither ends nor prolongs it.
 *
 * @param byName the causes by their names
 */
record CauseTracks(SortedMap<String, CauseTrack> byName) {
    static final CauseTracks NONE = new CauseTracks(Collections.emptySortedMap());

    static CauseTracks of(String name, CauseTrack track) {
        SortedMap<String, CauseTrack> one = new TreeMap<>();
        one.put(name, track);
        return new CauseTracks(one);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /**
     * Returns what is left after one more window.
     *
     * @param open whether the episode has opened; before, any window that is back within breaks the
     *     row of breached ones
     */
    CauseTracks after(RuleOutcome outcome, boolean open) {
        SortedMap<String, CauseTrack> left = new TreeMap<>();
        byName.forEach(
                (name, track) -> {
                    CauseTrack next =
                            track.after(open ? outcome.signalOfOpen(name) : outcome.signalOf(name));
                    if (open ? !next.isOver(outcome.exitAfter()) : next.isUnbroken()) {
                        left.put(name, next);
                    }
                });
        for (Cause cause : outcome.causes()) {
            if (cause.signal() == Signal.BREACH) {
                left.putIfAbsent(cause.name(), CauseTrack.NONE.after(Signal.BREACH));
            }
        }
        return new CauseTracks(left);
    }

    /** Whether a cause alone has breached for as long as it must to open the episode. */
    boolean isOneLongEnough(RuleOutcome outcome) {
        return outcome.causes().stream()
                .filter(cause -> cause.signal() == Signal.BREACH)
                .anyMatch(cause -> byName.get(cause.name()).breaches() >= cause.enterAfter());
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(byName.size());
        byName.forEach(
                (name, track) -> {
                    out.writeText(name);
                    track.writeTo(out);
                });
    }

    static CauseTracks readFrom(BinaryReader in) {
        SortedMap<String, CauseTrack> read = new TreeMap<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            read.put(in.readText(), CauseTrack.readFrom(in));
        }
        return new CauseTracks(read);
    }

    /**
     * Reads what a release wrote that knew no more of a cause than its breached windows in a row.
     *
     * @param clears clear windows in a row of the rule
     */
    static CauseTracks readStreaks(BinaryReader in, int clears) {
        SortedMap<String, CauseTrack> read = new TreeMap<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            String name = in.readText();
            read.put(name, new CauseTrack((int) in.readVarLong(), clears, clears));
        }
        return new CauseTracks(read);
    }
}
