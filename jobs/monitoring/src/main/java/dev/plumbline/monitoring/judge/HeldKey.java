package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.PerformanceJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.UnknownSegment;
import dev.plumbline.core.window.WindowPlan;
import java.util.List;

/** A roll-up key with the baseline and the monitor that it names, and the judges made of them. */
public final class HeldKey {
    private final RollupKey key;
    private final long reference;
    private final HeldContract contract;

    HeldKey(RollupKey key, HeldContract contract) {
        this.key = key;
        this.reference = key.reference();
        this.contract = contract;
    }

    public RollupKey key() {
        return key;
    }

    public long reference() {
        return reference;
    }

    public Monitor monitor() {
        return contract.monitor;
    }

    public WindowPlan windows() {
        return contract.windows;
    }

    /** Null if no baseline holds. */
    public DriftJudge driftJudge() {
        return contract.driftJudge();
    }

    /** Null if no baseline holds. */
    public PerformanceJudge performanceJudge() {
        return contract.performanceJudge();
    }

    /** Null if no baseline holds. */
    public Baseline baseline() {
        return contract.baseline;
    }

    /** Declared segments that the baseline does not have; their rows are in the whole alone. */
    public List<UnknownSegment> unknownSegments() {
        return contract.unknownSegments;
    }

    /** Returns the first judgement that a label known by then is in time for. */
    public long judgingPoint(long bucket, long knownBy) {
        return contract.windows.judgingPoint(
                bucket, knownBy, contract.monitor.label().judgeAfter().toMillis());
    }

    public ModelProfile emptyProfile() {
        return new ModelProfile(contract.layout);
    }

    /** Merges two written profiles of this key. */
    public byte[] merge(byte[] one, byte[] other) {
        ModelProfile merged = emptyProfile();
        merged.mergeBytes(one);
        merged.mergeBytes(other);
        return merged.toBytes();
    }

    /** Rows in a written profile of this key. */
    public long rowsOf(byte[] profile) {
        return ModelProfile.rowsOf(profile);
    }
}
