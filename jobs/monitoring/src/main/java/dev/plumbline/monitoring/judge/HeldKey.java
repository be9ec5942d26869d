package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.FairnessJudge;
import dev.plumbline.core.judgement.MissingParts;
import dev.plumbline.core.judgement.NoBaseline;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.segment.UnknownSegment;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A roll-up key with the baseline and the monitor that it names, and the judges made of them. */
public final class HeldKey {
    /** The join's timers fall on whole minutes. */
    private static final long ROUNDED_UP_TO = Duration.ofMinutes(1).toMillis();

    private final RollupKey key;
    private final long reference;
    private final HeldContract contract;
    private final HeldLabels labels;

    HeldKey(RollupKey key, HeldContract contract) {
        this.key = key;
        this.reference = key.reference();
        this.contract = contract;
        this.labels = new HeldLabels(this, contract);
    }

    public RollupKey key() {
        return key;
    }

    /** What labelled rows of this key are held to. */
    public HeldLabels labels() {
        return labels;
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

    /**
     * Measures the drift of a window of this key.
     *
     * @param granularity of the window, by its number in the monitor
     * @param panes when its rows came, from the window's start to its end
     */
    public List<Measurement> measure(int granularity, ModelProfile window, List<PaneRows> panes) {
        return contract.baseline == null
                ? NoBaseline.measure(window.rows())
                : contract.at(granularity).measure(key.segment(), window, panes);
    }

    /** Measures how a window's rows arrived; nothing without a baseline. */
    public List<Measurement> measure(Arrivals arrivals, EventGap gap, WindowSpan window) {
        return contract.baseline == null ? List.of() : contract.measure(arrivals, gap, window);
    }

    /** Returns the slices whose predictions moved most; nothing where nobody asked for slices. */
    public List<Measurement> movedSlices(SliceTotals predictions) {
        return predictions.isEmpty() || contract.baseline == null
                ? List.of()
                : contract.sliceJudge
                        .get()
                        .map(
                                judge ->
                                        judge.predictions(
                                                predictions,
                                                SliceReferences.origin(contract.baseline)))
                        .orElse(List.of());
    }

    /** What reads this key's estimates; empty where nothing is estimated. */
    public Optional<EstimateJudge> estimateJudge() {
        return contract.baseline == null ? Optional.empty() : contract.estimateJudge.get();
    }

    /** Reads a window's estimates, and says of those that are asked for and not made. */
    public List<Measurement> measure(List<PerformanceEstimate> estimates) {
        if (contract.baseline == null) {
            return List.of();
        }
        if (!key.segment().equals(Segments.ALL)) {
            return estimateJudge().map(judge -> judge.measureSegment(estimates)).orElse(List.of());
        }
        List<Measurement> measurements =
                new ArrayList<>(EstimateJudge.missing(contract.baseline, contract.monitor));
        estimateJudge().ifPresent(judge -> measurements.addAll(judge.measure(estimates)));
        return measurements;
    }

    /** Returns what the monitor asks for and the baseline cannot serve; nothing of a segment. */
    public List<Measurement> missingParts(long rows) {
        return contract.baseline == null || !key.segment().equals(Segments.ALL)
                ? List.of()
                : MissingParts.measure(contract.baseline, contract.monitor, rows);
    }

    /** Compares selection rates of protected groups; nothing where nobody asked. */
    public List<Measurement> fairness(GroupSelections window) {
        return fairnessJudge().map(judge -> judge.selections(window)).orElse(List.of());
    }

    /**
     * What compares this key's protected groups; empty where nobody asked, for a segment, and
     * without a baseline.
     */
    public Optional<FairnessJudge> fairnessJudge() {
        return contract.baseline == null || !key.segment().equals(Segments.ALL)
                ? Optional.empty()
                : contract.fairnessJudge.get();
    }

    /** Returns baseline and window for people to look at; nothing without a baseline. */
    public List<Distribution> distributions(ModelProfile window) {
        return contract.baseline == null
                ? List.of()
                : contract.distributions(key.segment(), window);
    }

    /** Null if no baseline holds. */
    public Baseline baseline() {
        return contract.baseline;
    }

    /** Declared segments that the baseline does not have; their rows are in the whole alone. */
    public List<UnknownSegment> unknownSegments() {
        return contract.segments.unknown();
    }

    /**
     * How long, in milliseconds, something of a version may still arrive after it has left: until
     * the label join has freed its last row, or its last window can no longer be revised.
     */
    public long keptFor(long allowedLatenessMillis) {
        LabelSpec label = contract.monitor.label();
        return (label == null ? 0 : label.horizon().toMillis())
                + allowedLatenessMillis
                + ROUNDED_UP_TO;
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
