package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.PerformanceJudge;
import dev.plumbline.core.judgement.WindowBudget;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.window.WindowPlan;
import java.util.LinkedHashMap;

/** A roll-up key with the baseline and the monitor that it names, and the judges made of them. */
public final class HeldKey {
    private static final ProfileLayout NO_FEATURES = new ProfileLayout(new LinkedHashMap<>());

    private final RollupKey key;
    private final long reference;
    private final Baseline baseline;
    private final Monitor monitor;
    private final WindowPlan windows;
    private final ProfileLayout layout;
    private final DriftJudge driftJudge;
    private final PerformanceJudge performanceJudge;

    /**
     * Holds a key to what it names.
     *
     * @param baseline null if none holds
     */
    HeldKey(RollupKey key, Baseline baseline, Monitor monitor) {
        this.key = key;
        this.reference = key.reference();
        this.baseline = baseline;
        this.monitor = monitor;
        this.windows = WindowPlan.of(monitor);
        this.layout = baseline == null ? NO_FEATURES : baseline.layout();
        this.driftJudge =
                baseline == null
                        ? null
                        : new DriftJudge(
                                baseline, monitor.sensitivity(), WindowBudget.perWindow(monitor));
        this.performanceJudge = baseline == null ? null : new PerformanceJudge(baseline, monitor);
    }

    public RollupKey key() {
        return key;
    }

    public long reference() {
        return reference;
    }

    public Monitor monitor() {
        return monitor;
    }

    public WindowPlan windows() {
        return windows;
    }

    /** Null if no baseline holds. */
    public DriftJudge driftJudge() {
        return driftJudge;
    }

    /** Null if no baseline holds. */
    public PerformanceJudge performanceJudge() {
        return performanceJudge;
    }

    /** Null if no baseline holds. */
    public Baseline baseline() {
        return baseline;
    }

    public ModelProfile emptyProfile() {
        return new ModelProfile(layout);
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
