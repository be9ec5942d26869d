package dev.plumbline.monitoring.operator;

import dev.plumbline.core.profile.MergeableTotals;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * The totals of one part of labelled rows; none where nobody asked for it.
 *
 * @param <T> the totals
 */
final class TickTotals<T extends MergeableTotals> implements TickState {
    private final LabelledPart part;
    private final TotalsState<Tuple2<Long, Long>, T> totals;

    TickTotals(RuntimeContext context, String name, LabelledPart part, Supplier<T> none) {
        this.part = part;
        this.totals = new TotalsState<>(context, name, TICK, none);
    }

    @Override
    public void add(Tuple2<Long, Long> tick, PerformanceDelta delta, HeldKey key) throws Exception {
        totals.add(tick, part.in(delta));
    }

    @Override
    public void begin(HeldKey key) throws Exception {
        totals.rekey(tick -> TickState.ofReport(key, tick));
    }

    /** Merges what counts in a window's next report. */
    T of(PendingWindow window) throws Exception {
        return totals.merged(tick -> window.counts(tick.f0, tick.f1));
    }

    @Override
    public void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception {
        totals.removeIf(done);
    }
}
