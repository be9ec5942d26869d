package dev.plumbline.monitoring.operator;

import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * All that the lane PERFORMANCE keeps of one model version's windows that are not final: what
 * labelled rows say by tick, what the lane DATA said by window, and what windows before say. What
 * stands in one of the two lists is added, freed and begun like all the rest.
 */
final class PerformanceState {
    final TallyState tallies;
    final TickTotals<SliceTotals> losses;
    final TickTotals<LabelDelays> delays;
    final TickTotals<GroupTallies> groups;
    final TargetState labels;
    final AwaitedState<Map<String, Double>> estimated;
    final AwaitedState<Map<String, Long>> predicted;
    final AwaitedState<byte[]> selections;
    final LifetimeState lifetime;
    final EstimateErrorState estimateErrors;
    final DetectorState detectors;
    private final List<TickState> byTick;
    private final List<AwaitedState<?>> byWindow;

    PerformanceState(RuntimeContext context) {
        ErrorState errors = new ErrorState(context);
        tallies = new TallyState(context);
        losses = new TickTotals<>(context, "slices", LabelledPart.SLICES, SliceTotals::new);
        delays = new TickTotals<>(context, "delays", LabelledPart.DELAYS, LabelDelays::new);
        groups = new TickTotals<>(context, "group_tallies", LabelledPart.GROUPS, GroupTallies::new);
        labels = new TargetState(context);
        byTick = List.of(tallies, losses, delays, groups, errors, labels);
        estimated =
                new AwaitedState<>(
                        AwaitedState.state(
                                context, "estimates", Types.MAP(Types.STRING, Types.DOUBLE)),
                        ClosedWindow::estimated,
                        Map::isEmpty,
                        Map.of());
        predicted =
                new AwaitedState<>(
                        AwaitedState.state(
                                context, "predicted-rows", Types.MAP(Types.STRING, Types.LONG)),
                        ClosedWindow::predicted,
                        Map::isEmpty,
                        Map.of());
        selections =
                new AwaitedState<>(
                        AwaitedState.state(
                                context,
                                "groups",
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                        ClosedWindow::groups,
                        bytes -> bytes.length == 0,
                        new byte[0]);
        byWindow = List.of(estimated, predicted, selections);
        lifetime = new LifetimeState(context);
        estimateErrors = new EstimateErrorState(context);
        detectors = new DetectorState(context, errors);
    }

    /**
     * Adds what came of labelled rows.
     *
     * @param tick of the predictions, and the report that their labels are in time for
     * @param key null until the first window closes
     */
    void add(Tuple2<Long, Long> tick, PerformanceDelta delta, HeldKey key) throws Exception {
        for (TickState state : byTick) {
            state.add(tick, delta, key);
        }
    }

    /** The first window closes, so from now on the windows are known. */
    void begin(HeldKey key) throws Exception {
        for (TickState state : byTick) {
            state.begin(key);
        }
    }

    /** Takes over what the lane DATA said of a window that is pending. */
    void put(PendingWindow window, ClosedWindow closed) throws Exception {
        for (AwaitedState<?> state : byWindow) {
            state.put(window, closed);
        }
    }

    GroupSelections selectionsOf(PendingWindow window) throws Exception {
        return GroupSelections.fromBytes(selections.of(window));
    }

    /** Forgets what was kept of a window that is final. */
    void remove(PendingWindow window) throws Exception {
        for (AwaitedState<?> state : byWindow) {
            state.remove(window);
        }
        detectors.remove(window);
    }

    /** Frees what windows before say; entries of ticks go with theirs. */
    void forget() throws Exception {
        lifetime.forget();
        estimateErrors.forget();
        detectors.forget();
    }

    /** Frees the ticks of which all windows are final. */
    void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception {
        for (TickState state : byTick) {
            state.removeIf(done);
        }
    }
}
