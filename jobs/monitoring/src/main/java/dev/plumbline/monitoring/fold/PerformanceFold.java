package dev.plumbline.monitoring.fold;

import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Folds labelled rows into the counts of one model version, segment and tick. */
public final class PerformanceFold {
    private static final int MOST_OPEN = 4_096;

    private final Consumer<PerformanceDelta> out;
    private final Map<Tick, LabelledCount[]> open = new HashMap<>();

    /** Where a labelled row is counted. */
    private record Tick(long reference, long bucket, long knownBy) {}

    /**
     * Makes a fold.
     *
     * @param out takes what is flushed, at once
     */
    public PerformanceFold(Consumer<PerformanceDelta> out) {
        this.out = out;
    }

    /**
     * Counts one labelled row, or takes it back. A regression's label that is no number is not
     * counted.
     */
    public void add(ScoredRow row) {
        if (!row.isCountable()) {
            return;
        }
        for (LabelledCount count :
                countsOf(new Tick(row.reference(), row.bucket(), row.knownBy()))) {
            count.add(row);
        }
        if (open.size() > MOST_OPEN) {
            flush();
        }
    }

    private LabelledCount[] countsOf(Tick tick) {
        LabelledCount[] known = open.get(tick);
        if (known != null) {
            return known;
        }
        LabelledCount[] none = LabelledPart.none();
        open.put(tick, none);
        return none;
    }

    /** Sends all that is folded. */
    public void flush() {
        open.forEach(
                (tick, counts) -> {
                    if (!isEmpty(counts)) {
                        out.accept(
                                new PerformanceDelta(
                                        tick.reference(),
                                        tick.bucket(),
                                        tick.knownBy(),
                                        LabelledPart.bytes(counts)));
                    }
                });
        open.clear();
    }

    private static boolean isEmpty(LabelledCount[] counts) {
        for (LabelledCount count : counts) {
            if (!count.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
