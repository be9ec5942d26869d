package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers whether a segment's window departs from what the evaluation set held in that segment.
 * Immutable and safe for use by several threads.
 */
public final class SegmentJudge {
    /** Says what a segment is held to; its value is the evaluation rows of the segment. */
    public static final String REFERENCE = "segment_baseline";

    private final long rows;
    private final ProfileLayout layout;
    private final DriftJudge drift;
    private final Optional<TargetJudge> target;
    private final PerformanceJudge performance;

    /**
     * Makes a judge of a segment that has a baseline of its own.
     *
     * @param budgetPerWindow probability with which a window of this segment may be a false alarm,
     *     in each lane
     */
    public SegmentJudge(
            Baseline model, SegmentBaseline segment, Monitor monitor, double budgetPerWindow) {
        Baseline own = segment.of(model);
        this.rows = segment.rows();
        this.layout = own.layout();
        this.drift = DriftJudge.of(own, monitor, budgetPerWindow);
        this.target = TargetJudge.ofSegment(own, monitor, drift.testLevel());
        this.performance =
                new PerformanceJudge(
                        own, monitor, budgetPerWindow, ChanceOfLoss.designEffect(model));
    }

    /**
     * Measures the drift of a window.
     *
     * @param window rows counted over the model's layout
     * @param panes when its rows came, from the window's start to its end
     */
    public List<Measurement> measure(ModelProfile window, List<PaneRows> panes) {
        List<Measurement> measurements = new ArrayList<>(drift.measure(window.over(layout), panes));
        measurements.add(
                Measurement.of(REFERENCE, null)
                        .value(rows)
                        .rows(window.rows(), rows)
                        .verdict(
                                Verdict.NOT_APPLICABLE,
                                "held to the evaluation rows of this segment"));
        return measurements;
    }

    /** Returns the segment's baseline and window over at most 32 bins per slot. */
    public List<Distribution> distributions(ModelProfile window) {
        return drift.distributions(window.over(layout));
    }

    /** Returns who judges the segment's labels; empty if too few of them were evaluated. */
    public Optional<TargetJudge> target() {
        return target;
    }

    /** Measures the performance of a window. */
    public List<Measurement> measure(PerformanceTally tally, long predictedRows) {
        return performance.measure(tally, predictedRows);
    }

    /**
     * Returns what is said of a segment without a baseline of its own. The whole model's baseline
     * holds all rows, and a segment differs from them by what makes it a segment, so measurements
     * are shown and not judged: a verdict would be an alarm from the first window on.
     *
     * @param measured against the whole model's baseline
     */
    public static List<Measurement> unjudged(List<Measurement> measured) {
        return measured.stream().map(Unjudged::of).toList();
    }
}
