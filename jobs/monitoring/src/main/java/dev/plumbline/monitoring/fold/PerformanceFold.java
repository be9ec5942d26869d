package dev.plumbline.monitoring.fold;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Folds labelled rows into one tally per model version, segment and tick. */
public final class PerformanceFold {
    private static final int MOST_OPEN = 4_096;

    private final Consumer<PerformanceDelta> out;
    private final Map<Tick, PerformanceTally> open = new HashMap<>();

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
        Tick tick = new Tick(row.reference(), row.bucket(), row.knownBy());
        if (row.scoreCell() != JoinedRow.REGRESSION) {
            ClassificationTally tally =
                    (ClassificationTally)
                            open.computeIfAbsent(tick, unknown -> new ClassificationTally());
            tally.add(
                    row.scoreCell(),
                    row.score(),
                    row.predictedClass(),
                    row.labelText(),
                    row.sign());
        } else if (Double.isFinite(row.score()) && Double.isFinite(row.labelNumber())) {
            RegressionTally tally =
                    (RegressionTally) open.computeIfAbsent(tick, unknown -> new RegressionTally());
            tally.add(row.score(), row.labelNumber(), row.sign());
        }
        if (open.size() > MOST_OPEN) {
            flush();
        }
    }

    /** Sends all that is folded. */
    public void flush() {
        open.forEach(
                (tick, tally) -> {
                    if (!tally.isEmpty()) {
                        out.accept(
                                new PerformanceDelta(
                                        tick.reference(),
                                        tick.bucket(),
                                        tick.knownBy(),
                                        tally.toBytes()));
                    }
                });
        open.clear();
    }
}
