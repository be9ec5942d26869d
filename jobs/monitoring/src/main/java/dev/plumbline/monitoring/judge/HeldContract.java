package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.PerformanceJudge;
import dev.plumbline.core.judgement.WindowBudget;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.segment.UnknownSegment;
import dev.plumbline.core.window.WindowPlan;
import java.util.LinkedHashMap;
import java.util.List;

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

    /** Declared segments that the baseline does not have. */
    final List<UnknownSegment> unknownSegments;

    private DriftJudge driftJudge;
    private PerformanceJudge performanceJudge;

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
        this.unknownSegments =
                baseline == null ? List.of() : new Segments(layout, monitor.segments()).unknown();
    }

    /** Null if no baseline holds. */
    DriftJudge driftJudge() {
        if (driftJudge == null && baseline != null) {
            driftJudge =
                    new DriftJudge(
                            baseline,
                            monitor.sensitivity(),
                            WindowBudget.perWindow(monitor),
                            monitor.options().statistics());
        }
        return driftJudge;
    }

    /** Null if no baseline holds. */
    PerformanceJudge performanceJudge() {
        if (performanceJudge == null && baseline != null) {
            performanceJudge = new PerformanceJudge(baseline, monitor);
        }
        return performanceJudge;
    }
}
