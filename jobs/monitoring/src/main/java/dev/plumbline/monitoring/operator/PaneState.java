package dev.plumbline.monitoring.operator;

import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.Panes;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.judge.WindowRows;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What one model version's panes hold while their windows can still change: one profile each and,
 * where asked for, totals of slices, counts for estimates and decisions for protected groups.
 */
final class PaneState {
    private final MapState<Long, byte[]> profiles;
    private final TotalsState<Long, SliceTotals> slices;
    private final EstimateState estimates;
    private final TotalsState<Long, GroupSelections> groups;

    PaneState(RuntimeContext context) {
        profiles =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "panes",
                                Types.LONG,
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        slices = new TotalsState<>(context, "slices", Types.LONG, SliceTotals::new);
        estimates = new EstimateState(context);
        groups = new TotalsState<>(context, "groups", Types.LONG, GroupSelections::new);
    }

    void add(HeldKey key, ProfileDelta delta) throws Exception {
        byte[] before = profiles.get(delta.pane());
        profiles.put(
                delta.pane(),
                before == null ? delta.profile() : key.merge(before, delta.profile()));
        slices.add(delta.pane(), delta.slices());
        estimates.add(key, delta.pane(), delta.estimates());
        groups.add(delta.pane(), delta.groups());
    }

    /** Merges the profiles of a window's panes. */
    WindowRows merged(HeldKey key, WindowSpan window) throws Exception {
        Panes grid = key.windows().panes();
        WindowRows merged =
                new WindowRows(key.emptyProfile(), new ArrayList<>(), new EventGap(grid.length()));
        for (long pane = window.start(); pane < window.end(); pane = grid.endOf(pane)) {
            merged.add(pane, grid.endOf(pane), profiles.get(pane));
        }
        return merged;
    }

    SliceTotals slicesOf(WindowSpan window) throws Exception {
        return slices.merged(window::holds);
    }

    GroupSelections groupsOf(WindowSpan window) throws Exception {
        return groups.merged(window::holds);
    }

    List<PerformanceEstimate> estimatesOf(HeldKey key, WindowSpan window) throws Exception {
        return estimates.of(key, window);
    }

    /** Returns the starts of the panes from here on, in order, without reading what they hold. */
    List<Long> from(long start) throws Exception {
        List<Long> starts = new ArrayList<>();
        for (Long pane : profiles.keys()) {
            if (pane >= start) {
                starts.add(pane);
            }
        }
        Collections.sort(starts);
        return starts;
    }

    long rowsOf(HeldKey key, long pane) throws Exception {
        return key.rowsOf(profiles.get(pane));
    }

    boolean isEmpty() throws Exception {
        return profiles.isEmpty();
    }

    void removeIf(LongPredicate done) throws Exception {
        List<Long> removed = new ArrayList<>();
        for (Long pane : profiles.keys()) {
            if (done.test(pane)) {
                removed.add(pane);
            }
        }
        for (Long pane : removed) {
            profiles.remove(pane);
        }
        slices.removeIf(removed::contains);
        estimates.removeAll(removed);
        groups.removeIf(removed::contains);
    }
}
