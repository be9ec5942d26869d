package dev.plumbline.monitoring.fold;

import dev.plumbline.core.errorstream.ErrorLog;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Folds labelled rows into one tally per model version, segment and tick. */
public final class PerformanceFold {
    private static final int MOST_OPEN = 4_096;
    private static final byte[] NOTHING = new byte[0];

    private final Consumer<PerformanceDelta> out;
    private final Map<Tick, Folded> open = new HashMap<>();

    /** Where a labelled row is counted. */
    private record Tick(long reference, long bucket, long knownBy) {}

    /**
     * What is counted there: performance, how late labels came, the losses of slices, the errors
     * themselves where detectors read them, the labels of a regression, and the decisions for
     * protected groups.
     */
    private record Folded(
            PerformanceTally tally,
            LabelDelays delays,
            SliceTotals slices,
            ErrorLog errors,
            TargetTally target,
            GroupTallies groups) {
        static Folded of(PerformanceTally tally) {
            return new Folded(
                    tally,
                    new LabelDelays(),
                    new SliceTotals(),
                    new ErrorLog(),
                    new TargetTally(),
                    new GroupTallies());
        }

        boolean isEmpty() {
            return tally.isEmpty()
                    && delays.isEmpty()
                    && slices.isEmpty()
                    && errors.isEmpty()
                    && target.isEmpty()
                    && groups.isEmpty();
        }

        void addError(ScoredRow row, double error) {
            if (row.inOrder()) {
                errors.add(row.offset(), row.id(), error, row.sign());
            }
        }

        void addDelay(ScoredRow row) {
            delays.add(row.delay(), row.sign());
        }

        void addLoss(ScoredRow row, double loss) {
            if (row.slices() != SliceCode.NONE) {
                slices.add(row.slices(), loss, row.sign());
            }
        }

        /** Of a row that shows no loss its slices know that it has a label. */
        void addWithoutLoss(ScoredRow row) {
            if (row.slices() != SliceCode.NONE) {
                slices.addWithout(row.slices(), row.sign());
            }
        }
    }

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
            addClass(
                    row,
                    open.computeIfAbsent(tick, unknown -> Folded.of(new ClassificationTally())));
        } else if (Double.isFinite(row.score()) && Double.isFinite(row.labelNumber())) {
            addNumber(row, open.computeIfAbsent(tick, unknown -> Folded.of(new RegressionTally())));
        }
        if (open.size() > MOST_OPEN) {
            flush();
        }
    }

    private static void addClass(ScoredRow row, Folded folded) {
        ClassificationTally tally = (ClassificationTally) folded.tally;
        // empty where the model decided on no class, which is no wrong decision
        String decided = row.predictedClass().isEmpty() ? null : row.predictedClass();
        if (row.distribution() == null) {
            tally.add(row.scoreCell(), row.score(), decided, row.labelText(), row.sign());
        } else {
            tally.add(row.distribution(), decided, row.labelText(), row.sign());
        }
        if (row.groups() != GroupCode.NONE) {
            folded.groups.add(row.groups(), decided, row.labelText(), row.sign());
        }
        folded.addDelay(row);
        if (decided == null) {
            folded.addWithoutLoss(row);
            return;
        }
        double loss = row.labelText().equals(decided) ? 0 : 1;
        folded.addLoss(row, loss);
        folded.addError(row, loss);
    }

    private static void addNumber(ScoredRow row, Folded folded) {
        RegressionTally tally = (RegressionTally) folded.tally;
        tally.add(row.score(), row.labelNumber(), row.sign());
        if (row.distribution() != null) {
            tally.addQuantiles(row.distribution(), row.labelNumber(), row.sign());
        }
        folded.target.add(row.labelNumber(), row.sign());
        double error = row.score() - row.labelNumber();
        double loss = error < 0 ? -error : error;
        folded.addDelay(row);
        if (!Double.isFinite(loss)) {
            folded.addWithoutLoss(row);
            return;
        }
        folded.addLoss(row, loss);
        folded.addError(row, loss);
    }

    /** Sends all that is folded. */
    public void flush() {
        open.forEach(
                (tick, folded) -> {
                    if (!folded.isEmpty()) {
                        out.accept(
                                new PerformanceDelta(
                                        tick.reference(),
                                        tick.bucket(),
                                        tick.knownBy(),
                                        folded.tally.toBytes(),
                                        folded.delays.toBytes(),
                                        folded.slices.isEmpty() ? NOTHING : folded.slices.toBytes(),
                                        folded.errors.toBytes(),
                                        folded.target.toBytes(),
                                        folded.groups.isEmpty()
                                                ? NOTHING
                                                : folded.groups.toBytes()));
                    }
                });
        open.clear();
    }
}
