package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.segment.ProtectedGroups;
import dev.plumbline.kafka.decode.DecodedPrediction;

/** The protected groups that a row is in, and what was decided for each. */
final class RowGroups {
    /** Null where nobody asked for fairness. */
    private final ProtectedGroups groups;

    /** Null where nobody asked for fairness. */
    private final String favourable;

    /**
     * Plans the groups that the monitor asks for.
     *
     * @param baseline null if none holds: no row is in a group
     */
    RowGroups(Baseline baseline, Monitor monitor, ProfileLayout layout) {
        FairnessSpec fairness = baseline == null ? null : monitor.options().fairness();
        this.groups =
                fairness == null ? null : new ProtectedGroups(layout, monitor.segments(), fairness);
        this.favourable = fairness == null ? null : fairness.favourable(baseline.classes());
    }

    /** Returns the row's protected groups; none where nobody asked for them. */
    long of(FeatureRow row) {
        return groups == null ? GroupCode.NONE : groups.code(row);
    }

    /** Counts what was decided for each of the row's groups. */
    void add(long code, DecodedPrediction prediction, GroupSelections into) {
        String decided = prediction.predictedClass();
        into.add(code, decided != null, favourable.equals(decided));
    }
}
