package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.window.Panes;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How rows of one model version are folded while one baseline and one monitor hold: bins, panes,
 * segments, and what else is counted of a row. Made once for all panes, however rows interleave
 * them.
 */
final class VersionPlan {
    private static final ProfileLayout NO_FEATURES = new ProfileLayout(new LinkedHashMap<>());

    final Panes panes;
    final FeatureRow row;
    final ProfileLayout layout;
    final Segments segments;
    final DerivedSlots derived;
    final RowSlices slices;
    final RowGroups groups;
    final RowEstimates estimates;
    final OutputCheck outputs;

    /** Null where no label is expected. */
    final LabelRequest label;

    /** The pane of the row before; null after a flush. */
    OpenPane lastPane;

    /** The pane before that one: two partitions of one subtask are seldom in the same. */
    OpenPane otherPane;

    private final RollupKey key;

    /**
     * Makes a plan.
     *
     * @param baseline null if none holds: rows are counted and nothing else
     */
    VersionPlan(RollupKey key, Baseline baseline, Monitor monitor, Panes panes) {
        this.key = key;
        this.panes = panes;
        this.layout = baseline == null ? NO_FEATURES : baseline.layout();
        this.row = new FeatureRow(layout);
        this.segments = new Segments(layout, monitor.segments());
        ClassNumbers numbers = new ClassNumbers(baseline == null ? List.of() : baseline.classes());
        this.derived = new DerivedSlots(baseline, layout);
        this.slices = new RowSlices(baseline, monitor);
        this.groups = new RowGroups(baseline, monitor, layout);
        this.estimates = new RowEstimates(baseline, monitor, numbers);
        this.outputs = new OutputCheck(monitor.task());
        this.label =
                baseline == null || monitor.label() == null
                        ? null
                        : new LabelRequest(baseline, monitor, panes, numbers);
    }

    RollupKey keyOf(String segment) {
        return segment.isEmpty()
                ? key
                : new RollupKey(
                        key.model(),
                        key.modelVersion(),
                        key.role(),
                        segment,
                        key.baselineId(),
                        key.monitorRevision());
    }

    OpenPane open(String segment, long pane) {
        return new OpenPane(keyOf(segment), layout, pane, panes.endOf(pane), estimates.newCount());
    }

    /** About what an open pane takes on the heap. */
    long bytesOfPane() {
        return OpenPane.bytes(layout, estimates.scoredClasses());
    }
}
