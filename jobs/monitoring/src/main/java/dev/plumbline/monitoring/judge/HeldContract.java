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
    private DriftJudge driftJudge;
    private PerformanceJudge performanceJudge;
    private CoverageJudge coverageJudge;
    private ArrivalJudge arrivalJudge;

    /** Null until it is asked for. */
    private ReportPoints reportPoints;

    /** Null until it is asked for. */
    private Optional<SliceJudge> sliceJudge;

    /** Null until it is asked for. */
    private Optional<LifetimeJudge> lifetimeJudge;

    /** Null until it is asked for. */
    private Optional<TargetJudge> targetJudge;

    /** Null until it is asked for. */
    private Optional<EstimateJudge> estimateJudge;

    /** Null until it is asked for. */
    private Optional<DetectorJudge> detectorJudge;

    /** Null until it is asked for. */
    private EstimationErrorJudge estimationErrorJudge;

    /** Null until it is asked for. */
    private Optional<FairnessJudge> fairnessJudge;

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

    /** Measures the drift of a window; a baseline must hold. */
    List<Measurement> measure(String segment, ModelProfile window, List<PaneRows> panes) {
        if (segment.equals(Segments.ALL)) {
            return driftJudge().measure(window, panes);
        }
        return segmentJudge(segment)
                .map(judge -> judge.measure(window))
                .orElseGet(() -> SegmentJudge.unjudged(driftJudge().measure(window, panes)));
    }

    /** Returns baseline and window for people to look at; a baseline must hold. */
    List<Distribution> distributions(String segment, ModelProfile window) {
        return segmentJudge(segment)
                .map(judge -> judge.distributions(window))
                .orElseGet(() -> driftJudge().distributions(window));
    }

    /** Measures the performance of a window; a baseline must hold. */
    List<Measurement> measure(
            String segment, PerformanceTally tally, long predictedRows, String unjudgeable) {
        if (segment.equals(Segments.ALL)) {
            return performanceJudge().measure(tally, predictedRows, unjudgeable);
        }
        return segmentJudge(segment)
                .map(judge -> judge.measure(tally, predictedRows))
                .orElseGet(
                        () ->
                                SegmentJudge.unjudged(
                                        performanceJudge().measure(tally, predictedRows)));
    }

    private DriftJudge driftJudge() {
        if (driftJudge == null) {
            driftJudge =
                    DriftJudge.of(baseline, monitor, WindowBudget.perWindow(monitor, baseline));
        }
        return driftJudge;
    }

    /** Measures how a window's rows arrived; a baseline must hold. */
    List<Measurement> measure(Arrivals arrivals, EventGap gap, WindowSpan window) {
        if (arrivalJudge == null) {
            arrivalJudge = new ArrivalJudge(baseline, monitor, driftJudge().testLevel());
        }
        boolean bySpan = monitor.windows().get(window.granularity()).isBySpan();
        return arrivalJudge.measure(arrivals, gap, window.start(), window.end(), bySpan);
    }

    /** When windows with fixed ends are reported; the monitor must speak of labels. */
    ReportPoints reportPoints() {
        if (reportPoints == null) {
            reportPoints = ReportPoints.of(windows.panes(), monitor.label());
        }
        return reportPoints;
    }

    private PerformanceJudge performanceJudge() {
        if (performanceJudge == null) {
            performanceJudge = new PerformanceJudge(baseline, monitor);
        }
        return performanceJudge;
    }

    /** Empty where nobody asked for slices; a baseline must hold. */
    Optional<SliceJudge> sliceJudge() {
        if (sliceJudge == null) {
            sliceJudge =
                    monitor.options()
                            .slices()
                            .map(
                                    spec ->
                                            new SliceJudge(
                                                    baseline, monitor, spec, SliceJudge.BUDGET));
        }
        return sliceJudge;
    }

    /** Empty where nobody asked for it; a baseline must hold. */
    Optional<LifetimeJudge> lifetimeJudge() {
        if (lifetimeJudge == null) {
            lifetimeJudge =
                    Optional.ofNullable(monitor.options().lifetime())
                            .map(
                                    spec ->
                                            new LifetimeJudge(
                                                    baseline, spec, monitor.options().coverage()));
        }
        return lifetimeJudge;
    }

    /** A baseline must hold. */
    CoverageJudge coverageJudge() {
        if (coverageJudge == null) {
            coverageJudge = new CoverageJudge(baseline, monitor);
        }
        return coverageJudge;
    }

    /** Empty where nothing is estimated; a baseline must hold. */
    Optional<EstimateJudge> estimateJudge() {
        if (estimateJudge == null) {
            estimateJudge = EstimateJudge.of(baseline, monitor);
        }
        return estimateJudge;
    }

    /** Empty where nobody asked for detectors; a baseline must hold. */
    Optional<DetectorJudge> detectorJudge() {
        if (detectorJudge == null) {
            detectorJudge =
                    monitor.options().detectors().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new DetectorJudge(baseline, monitor));
        }
        return detectorJudge;
    }

    /** Empty where labels are not judged; a baseline must hold. */
    Optional<TargetJudge> targetJudge(String segment) {
        if (targetJudge == null) {
            targetJudge = TargetJudge.of(baseline, monitor, driftJudge().testLevel());
        }
        Optional<TargetJudge> own = segmentJudge(segment).flatMap(SegmentJudge::target);
        return own.isPresent() ? own : targetJudge;
    }

    /** Whether a segment's labels are held to its own; those of the whole always are. */
    boolean judges(String segment) {
        return segment.equals(Segments.ALL)
                || segmentJudge(segment).flatMap(SegmentJudge::target).isPresent();
    }

    /** Something must be estimated. */
    EstimationErrorJudge estimationErrorJudge() {
        if (estimationErrorJudge == null) {
            estimationErrorJudge = new EstimationErrorJudge(baseline, monitor);
        }
        return estimationErrorJudge;
    }

    /** Empty where nobody asked for fairness; a baseline must hold. */
    Optional<FairnessJudge> fairnessJudge() {
        if (fairnessJudge == null) {
            fairnessJudge = FairnessJudge.of(baseline, monitor);
        }
        return fairnessJudge;
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
