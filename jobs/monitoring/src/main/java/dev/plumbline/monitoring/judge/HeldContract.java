package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.ArrivalJudge;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.DetectorJudge;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.judgement.FairnessJudge;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.PerformanceJudge;
import dev.plumbline.core.judgement.SegmentJudge;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.judgement.WindowBudget;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.ReportPoints;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One baseline under one monitor, shared by all segments and roles that are held to both. Judges
 * are made when a window is first judged: merging profiles needs none.
 */
final class HeldContract {
    private static final ProfileLayout NO_FEATURES = new ProfileLayout(new LinkedHashMap<>());

    final Baseline baseline;
    final Monitor monitor;
    final WindowPlan windows;
    final ProfileLayout layout;

    final Segments segments;
    private final Map<String, Optional<SegmentJudge>> segmentJudges = new HashMap<>();
    private final Lazy<DriftJudge> driftJudge = new Lazy<>(this::newDriftJudge);

    /** What holds windows of other granularities, where dependence is known at their length. */
    private final Map<Integer, HeldContract> byGranularity = new HashMap<>();

    private final Lazy<PerformanceJudge> performanceJudge = new Lazy<>(this::newPerformanceJudge);
    private final Lazy<ArrivalJudge> arrivalJudge = new Lazy<>(this::newArrivalJudge);
    private final Lazy<Optional<TargetJudge>> targetJudge = new Lazy<>(this::newTargetJudge);

    /** When windows with fixed ends are reported; the monitor must speak of labels. */
    final Lazy<ReportPoints> reportPoints = new Lazy<>(this::newReportPoints);

    /** A baseline must hold, as for all below. */
    final Lazy<CoverageJudge> coverageJudge = new Lazy<>(this::newCoverageJudge);

    /** Empty where nobody asked for slices. */
    final Lazy<Optional<SliceJudge>> sliceJudge = new Lazy<>(this::newSliceJudge);

    /** Empty where nobody asked for it. */
    final Lazy<Optional<LifetimeJudge>> lifetimeJudge = new Lazy<>(this::newLifetimeJudge);

    /** Empty where nothing is estimated. */
    final Lazy<Optional<EstimateJudge>> estimateJudge = new Lazy<>(this::newEstimateJudge);

    /** Something must be estimated. */
    final Lazy<EstimationErrorJudge> estimationErrorJudge =
            new Lazy<>(this::newEstimationErrorJudge);

    /** Empty where nobody asked for detectors. */
    final Lazy<Optional<DetectorJudge>> detectorJudge = new Lazy<>(this::newDetectorJudge);

    /** Empty where nobody asked for fairness. */
    final Lazy<Optional<FairnessJudge>> fairnessJudge = new Lazy<>(this::newFairnessJudge);

    /**
     * Holds rows to a baseline.
     *
     * @param baseline null if none holds
     */
    HeldContract(Baseline baseline, Monitor monitor) {
        this.baseline = baseline;
        this.monitor = monitor;
        this.windows = WindowPlan.of(monitor);
        this.layout = baseline == null ? NO_FEATURES : baseline.layout();
        this.segments = new Segments(layout, baseline == null ? List.of() : monitor.segments());
    }

    /** Returns what windows of a granularity are held to; a baseline must hold. */
    HeldContract at(int granularity) {
        return byGranularity.computeIfAbsent(
                granularity,
                unheld -> {
                    Baseline held = baseline.at(monitor.windows().get(granularity).granularity());
                    return held == baseline ? this : new HeldContract(held, monitor);
                });
    }

    /** Measures the drift of a window; a baseline must hold. */
    List<Measurement> measure(String segment, ModelProfile window, List<PaneRows> panes) {
        if (segment.equals(Segments.ALL)) {
            return driftJudge.get().measure(window, panes);
        }
        return segmentJudge(segment)
                .map(judge -> judge.measure(window, panes))
                .orElseGet(() -> SegmentJudge.unjudged(driftJudge.get().measure(window, panes)));
    }

    /** Returns baseline and window for people to look at; a baseline must hold. */
    List<Distribution> distributions(String segment, ModelProfile window) {
        return segmentJudge(segment)
                .map(judge -> judge.distributions(window))
                .orElseGet(() -> driftJudge.get().distributions(window));
    }

    /** Measures the performance of a window; a baseline must hold. */
    List<Measurement> measure(
            String segment, PerformanceTally tally, long predictedRows, String unjudgeable) {
        if (segment.equals(Segments.ALL)) {
            return performanceJudge.get().measure(tally, predictedRows, unjudgeable);
        }
        return segmentJudge(segment)
                .map(judge -> judge.measure(tally, predictedRows))
                .orElseGet(
                        () ->
                                SegmentJudge.unjudged(
                                        performanceJudge.get().measure(tally, predictedRows)));
    }

    private DriftJudge newDriftJudge() {
        return DriftJudge.of(baseline, monitor, WindowBudget.perWindow(monitor, baseline));
    }

    /** Measures how a window's rows arrived; a baseline must hold. */
    List<Measurement> measure(Arrivals arrivals, EventGap gap, WindowSpan window) {
        boolean bySpan = monitor.windows().get(window.granularity()).isBySpan();
        return arrivalJudge.get().measure(arrivals, gap, window.start(), window.end(), bySpan);
    }

    private ReportPoints newReportPoints() {
        return ReportPoints.of(windows.panes(), monitor.label());
    }

    private PerformanceJudge newPerformanceJudge() {
        return new PerformanceJudge(baseline, monitor);
    }

    private Optional<SliceJudge> newSliceJudge() {
        return monitor.options()
                .slices()
                .map(spec -> new SliceJudge(baseline, monitor, spec, SliceJudge.BUDGET));
    }

    private Optional<LifetimeJudge> newLifetimeJudge() {
        return Optional.ofNullable(monitor.options().lifetime())
                .map(spec -> new LifetimeJudge(baseline, spec, monitor.options().coverage()));
    }

    private CoverageJudge newCoverageJudge() {
        return new CoverageJudge(baseline, monitor);
    }

    private Optional<EstimateJudge> newEstimateJudge() {
        return EstimateJudge.of(baseline, monitor);
    }

    private Optional<DetectorJudge> newDetectorJudge() {
        return monitor.options().detectors().isEmpty()
                ? Optional.empty()
                : Optional.of(new DetectorJudge(baseline, monitor));
    }

    /** Empty where labels are not judged; a baseline must hold. */
    Optional<TargetJudge> targetJudge(String segment) {
        Optional<TargetJudge> own = segmentJudge(segment).flatMap(SegmentJudge::target);
        return own.isPresent() ? own : targetJudge.get();
    }

    /** Whether a segment's labels are held to its own; those of the whole always are. */
    boolean judges(String segment) {
        return segment.equals(Segments.ALL)
                || segmentJudge(segment).flatMap(SegmentJudge::target).isPresent();
    }

    private EstimationErrorJudge newEstimationErrorJudge() {
        return new EstimationErrorJudge(baseline, monitor);
    }

    private Optional<FairnessJudge> newFairnessJudge() {
        return FairnessJudge.of(baseline, monitor);
    }

    private Optional<TargetJudge> newTargetJudge() {
        return TargetJudge.of(baseline, monitor, driftJudge.get().testLevel());
    }

    private ArrivalJudge newArrivalJudge() {
        return new ArrivalJudge(baseline, monitor, driftJudge.get().testLevel());
    }

    /** Empty if the segment has no baseline of its own. */
    private Optional<SegmentJudge> segmentJudge(String segment) {
        return segmentJudges.computeIfAbsent(
                segment,
                unjudged ->
                        baseline.supplement()
                                .segment(segment)
                                .map(
                                        own ->
                                                new SegmentJudge(
                                                        baseline,
                                                        own,
                                                        monitor,
                                                        WindowBudget.perWindow(
                                                                monitor, baseline))));
    }
}
