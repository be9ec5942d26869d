package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.DetectorJudge;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.judgement.FairnessJudge;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.MissingParts;
import dev.plumbline.core.judgement.NoBaseline;
import dev.plumbline.core.judgement.SegmentJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.segment.UnknownSegment;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.ReportPoints;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * Measures the drift of a window of this key.
     *
     * @param panes when its rows came, from the window's start to its end
     */
    public List<Measurement> measure(ModelProfile window, List<PaneRows> panes) {
        return contract.baseline == null
                ? NoBaseline.measure(window.rows())
                : contract.measure(key.segment(), window, panes);
    }

    /** Measures how a window's rows arrived; nothing without a baseline. */
    public List<Measurement> measure(Arrivals arrivals, EventGap gap, WindowSpan window) {
        return contract.baseline == null ? List.of() : contract.measure(arrivals, gap, window);
    }

    /** Returns the slices with the worst loss; nothing where nobody asked for slices. */
    public List<Measurement> worstLosses(SliceTotals losses) {
        return losses.isEmpty() || contract.baseline == null
                ? List.of()
                : contract.sliceJudge().map(judge -> judge.losses(losses)).orElse(List.of());
    }

    /** Returns the slices whose predictions moved most; nothing where nobody asked for slices. */
    public List<Measurement> movedSlices(SliceTotals predictions) {
        return predictions.isEmpty() || contract.baseline == null
                ? List.of()
                : contract.sliceJudge()
                        .map(
                                judge ->
                                        judge.predictions(
                                                predictions,
                                                SliceReferences.origin(contract.baseline)))
                        .orElse(List.of());
    }

    /** What reads this key's estimates; empty where nothing is estimated. */
    public Optional<EstimateJudge> estimateJudge() {
        return contract.baseline == null ? Optional.empty() : contract.estimateJudge();
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

    /** What tells how far this key's estimates may be trusted; empty where nothing is estimated. */
    public Optional<EstimationErrorJudge> estimationErrorJudge() {
        return estimateJudge().map(estimated -> contract.estimationErrorJudge());
    }

    /** Who judges this key's labels; empty where nobody does, as without a baseline. */
    public Optional<TargetJudge> targetJudge() {
        return contract.baseline == null ? Optional.empty() : contract.targetJudge(key.segment());
    }

    /** Measures the labels of a window of this key; nothing where nobody judges them. */
    public List<Measurement> measureTarget(
            PerformanceTally tally, TargetTally labels, long predictedRows) {
        return targetJudge()
                .map(judge -> judge.measure(tally, labels, predictedRows))
                .map(found -> contract.judges(key.segment()) ? found : SegmentJudge.unjudged(found))
                .orElse(List.of());
    }

    /** Measures the median's twin by the labels that this key's are held to. */
    public List<Measurement> medianTwin(TargetTally labels) {
        return targetJudge().map(judge -> judge.twin(labels)).orElse(List.of());
    }

    /** Returns the labels of baseline and window for people to look at. */
    public List<Distribution> distributions(PerformanceTally tally, TargetTally labels) {
        return targetJudge().map(judge -> judge.distributions(tally, labels)).orElse(List.of());
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
                : contract.fairnessJudge();
    }

    /** Returns baseline and window for people to look at; nothing without a baseline. */
    public List<Distribution> distributions(ModelProfile window) {
        return contract.baseline == null
                ? List.of()
                : contract.distributions(key.segment(), window);
    }

    /**
     * Measures the performance of a window of this key; a baseline must hold.
     *
     * @param unjudgeable why its labels allow no verdict; null if they do
     */
    public List<Measurement> measure(
            PerformanceTally tally, long predictedRows, String unjudgeable) {
        return contract.measure(key.segment(), tally, predictedRows, unjudgeable);
    }

    /**
     * Counts a window's predictions by what label coverage is compared by; nothing of a segment,
     * and where no labels are awaited.
     */
    public Map<String, Long> predicted(ModelProfile window, SliceTotals predictions) {
        return comparesCoverage()
                ? contract.coverageJudge().predicted(window, predictions)
                : Map.of();
    }

    /** Says whether a window's labels are of all its traffic alike; nothing of a segment. */
    public CoverageJudge.Finding coverage(
            Map<String, Long> predicted, PerformanceTally tally, Supplier<SliceTotals> labelled) {
        if (!comparesCoverage()) {
            return CoverageJudge.Finding.NOTHING;
        }
        CoverageJudge judge = contract.coverageJudge();
        return judge.measure(
                predicted, tally, judge.ofSegments() ? labelled.get() : new SliceTotals());
    }

    private boolean comparesCoverage() {
        return contract.baseline != null
                && contract.monitor.label() != null
                && key.segment().equals(Segments.ALL);
    }

    /**
     * Returns who watches the whole life of this key's version, by the windows of the first
     * declaration, which hold every row once; empty where nobody asked, and for a segment.
     */
    public Optional<LifetimeJudge> lifetime(int granularity) {
        boolean watched = granularity == 0 && key.segment().equals(Segments.ALL);
        return watched && contract.baseline != null ? contract.lifetimeJudge() : Optional.empty();
    }

    /**
     * Returns what reads this key's errors row by row, by the windows of the first declaration,
     * which hold every row once; empty where nobody asked, and for a segment.
     */
    public Optional<DetectorJudge> detectors(int granularity) {
        boolean read = granularity == 0 && key.segment().equals(Segments.ALL);
        return read && contract.baseline != null ? contract.detectorJudge() : Optional.empty();
    }

    /** Null if no baseline holds. */
    public Baseline baseline() {
        return contract.baseline;
    }

    /** Declared segments that the baseline does not have; their rows are in the whole alone. */
    public List<UnknownSegment> unknownSegments() {
        return contract.segments.unknown();
    }

    /** Returns the first report that a label known by then is in time for. */
    public long reportPoint(long bucket, long knownBy) {
        return contract.windows.reportPoint(bucket, knownBy, contract.reportPoints());
    }

    /** Returns when windows of this granularity are reported; the monitor must speak of labels. */
    public ReportPoints reportPoints(int granularity) {
        return contract.windows.closesByClock(granularity)
                ? contract.reportPoints()
                : ReportPoints.atHorizon(contract.monitor.label());
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
