package dev.plumbline.monitoring.operator;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.LastValueTwin;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.Panes;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.Attempt;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.java.tuple.Tuple2;

/** What performance is measured from, of one model version's windows that are not final. */
final class TallyState implements TickState {
    private static final byte[] NOTHING = {};

    private final MergedState<Tuple2<Long, Long>> tallies;

    TallyState(RuntimeContext context) {
        tallies = new MergedState<>(context, "tallies", TICK);
    }

    @Override
    public void add(Tuple2<Long, Long> tick, PerformanceDelta delta, HeldKey key) throws Exception {
        tallies.add(tick, LabelledPart.TALLY.in(delta), TallyState::merged);
    }

    private static byte[] merged(byte[] before, byte[] more) {
        if (before.length == 0) {
            return more;
        }
        PerformanceTally merged = PerformanceTally.fromBytes(before);
        merged.merge(PerformanceTally.fromBytes(more));
        return merged.isEmpty() ? NOTHING : merged.toBytes();
    }

    @Override
    public void begin(HeldKey key) throws Exception {
        tallies.rekey(tick -> TickState.ofReport(key, tick), TallyState::merged);
    }

    /** Whether no window that can still be reported has a labelled row. */
    boolean isEmpty() throws Exception {
        return tallies.isEmpty();
    }

    /** Merges the tallies that count in a window's next report. */
    PerformanceTally of(Task task, PendingWindow window) throws Exception {
        PerformanceTally merged = PerformanceTally.empty(task);
        for (Tuple2<Long, Long> tick : counting(window)) {
            merged.merge(tally(tick));
        }
        return merged;
    }

    /** Returns what the last value would have predicted of a regression's window. */
    LastValueTwin lastValuesOf(PendingWindow window) throws Exception {
        LastValueTwin twin = new LastValueTwin();
        for (Tuple2<Long, Long> tick : counting(window)) {
            if (tally(tick) instanceof RegressionTally tally) {
                twin.add(tick.f0, tally);
            }
        }
        return twin;
    }

    /** Returns when the labelled predictions of a window came, from its start to its end. */
    List<PaneRows> labelledOf(PendingWindow window, Panes grid) throws Exception {
        Map<Long, Long> perPane = new TreeMap<>();
        for (Tuple2<Long, Long> tick : counting(window)) {
            perPane.merge(grid.startOf(tick.f0), tally(tick).labelled(), Long::sum);
        }
        List<PaneRows> panes = new ArrayList<>();
        // its hours may be less than the window's, and it is as long as the window
        panes.add(new PaneRows(window.start(), window.end(), 0));
        perPane.forEach((start, rows) -> panes.add(new PaneRows(start, grid.endOf(start), rows)));
        return panes;
    }

    /** Whether labels have come to a window since its last report point. */
    boolean hasNewsFor(PendingWindow window) throws Exception {
        for (Tuple2<Long, Long> tick : tallies.keys(each -> window.isNews(each.f0, each.f1))) {
            // one that cannot be read is news too
            if (!Attempt.at(() -> tally(tick).isEmpty()).or(false)) {
                return true;
            }
        }
        return false;
    }

    private List<Tuple2<Long, Long>> counting(PendingWindow window) throws Exception {
        return tallies.keys(tick -> window.counts(tick.f0, tick.f1));
    }

    private PerformanceTally tally(Tuple2<Long, Long> tick) throws Exception {
        return PerformanceTally.fromBytes(tallies.get(tick));
    }

    @Override
    public void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception {
        tallies.removeIf(done);
    }
}
