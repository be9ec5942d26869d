package dev.plumbline.monitoring.fold;

import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is counted of labelled rows on their way to the lane PERFORMANCE. Whatever stands here is
 * folded, sent and freed like all the rest; new parts go last, for a part's place is where its
 * bytes are in a {@link PerformanceDelta}.
 */
public enum LabelledPart {
    /** {@link dev.plumbline.core.performance.PerformanceTally}. */
    TALLY(TallyCount::new),

    /** {@link dev.plumbline.core.join.LabelDelays}. */
    DELAYS(DelayCount::new),

    /**
     * {@link dev.plumbline.core.slice.SliceTotals} of the losses, where anybody asks for slices.
     */
    SLICES(LossCount::new),

    /** {@link dev.plumbline.core.errorstream.ErrorLog}, where detectors read it. */
    ERRORS(ErrorCount::new),

    /**
     * {@link dev.plumbline.core.target.TargetTally} of a regression's labels; those of a
     * classification are in its tally.
     */
    TARGET(TargetCount::new),

    /** {@link dev.plumbline.core.fairness.GroupTallies}, where anybody asks for fairness. */
    GROUPS(GroupCount::new);

    private static final LabelledPart[] ALL = values();
    private static final byte[] NOTHING = {};

    private final Supplier<LabelledCount> none;

    LabelledPart(Supplier<LabelledCount> none) {
        this.none = none;
    }

    /** Returns the bytes of this part; none where nothing was counted of it. */
    public byte[] in(PerformanceDelta delta) {
        return ordinal() < delta.counts().length ? delta.counts()[ordinal()] : NOTHING;
    }

    /** Puts the bytes of parts in their places; parts that are not named are empty. */
    public static byte[][] counts(Map<LabelledPart, byte[]> counted) {
        byte[][] counts = new byte[ALL.length][];
        for (LabelledPart part : ALL) {
            counts[part.ordinal()] = counted.getOrDefault(part, NOTHING);
        }
        return counts;
    }

    static LabelledCount[] none() {
        LabelledCount[] counts = new LabelledCount[ALL.length];
        for (LabelledPart part : ALL) {
            counts[part.ordinal()] = part.none.get();
        }
        return counts;
    }

    static byte[][] bytes(LabelledCount[] counts) {
        byte[][] bytes = new byte[counts.length][];
        for (int part = 0; part < counts.length; part++) {
            bytes[part] = counts[part].isEmpty() ? NOTHING : counts[part].toBytes();
        }
        return bytes;
    }
}
