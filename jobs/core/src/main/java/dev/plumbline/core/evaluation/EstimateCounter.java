package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.estimation.BinaryEstimator;
import dev.plumbline.core.estimation.BinaryEvaluation;
import dev.plumbline.core.estimation.LossEstimator;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.estimation.RegressionEvaluation;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.PerformanceMetric;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps labelled rows, and fits to them how performance is estimated without labels. Of more than
 * {@link #MOST} rows an even part is kept.
 */
final class EstimateCounter implements RowCounter {
    static final int MOST = 1 << 18;

    private static final double[] NO_SCORES = {};

    private final BaselinePlan plan;
    private final WindowSpec window;

    /** Null for windows of rows. */
    private final WindowStarts windows;

    private final EstimateRows rows;
    private long read;
    private long latest = Long.MIN_VALUE;
    private boolean ascending = true;
    private boolean decides;

    EstimateCounter(BaselinePlan plan) {
        this.plan = plan;
        this.window = plan.monitor().windows().get(0);
        this.windows = window.isBySpan() ? new WindowStarts(window) : null;
        this.rows =
                new EstimateRows(
                        MOST, isBinary() ? 0 : plan.features().size() + plan.outputs().size(), 0);
    }

    /** Whether estimates are wanted, and there is a way to make them. */
    static boolean canCount(Monitor monitor) {
        return monitor.options().estimates(monitor.task());
    }

    private boolean isBinary() {
        return plan.monitor().task() == Task.BINARY;
    }

    @Override
    public void add(CountedRow row) {
        ascending &= row.eventTimeMillis() >= latest;
        latest = row.eventTimeMillis();
        long chunk = windows == null ? read / window.rows() : windows.number(latest);
        read++;
        if (row.label() == null) {
            return;
        }
        if (isBinary()) {
            String decision = row.output().predictedClass();
            decides |= decision != null;
            rows.add(
                    Scalar.number(row.output().score()),
                    isPositive(Scalar.text(row.label())) ? 1 : 0,
                    decision == null ? EstimateRows.UNDECIDED : isPositive(decision) ? 1 : 0,
                    chunk,
                    NO_SCORES,
                    row.cells());
        } else {
            rows.add(
                    Scalar.number(row.output().value()),
                    Scalar.number(row.label()),
                    EstimateRows.UNDECIDED,
                    chunk,
                    NO_SCORES,
                    row.cells());
        }
    }

    private boolean isPositive(String name) {
        return plan.classes().get(1).equals(name);
    }

    @Override
    public Supplement into(Supplement supplement) {
        // rows that come out of order do not show which of them a window of rows would hold
        if (windows == null && !ascending) {
            return supplement;
        }
        return supplement.toBuilder().estimates(isBinary() ? binary() : regression()).build();
    }

    private EstimateReference binary() {
        // where the model decides at all, a row without a decision says nothing of its decisions
        EstimateRows kept = decides ? rows.onlyDecided() : rows;
        int[] chunks = kept.chunks();
        if (!EstimateRows.areEnough(chunks) || !kept.hasBothClasses()) {
            return EstimateReference.NONE;
        }
        BinaryEstimator fitted =
                BinaryEstimator.fit(
                        new BinaryEvaluation(
                                kept.outputs(), kept.decisions(), kept.positives(), chunks));
        List<MetricReference> references =
                fitted.references().stream()
                        .filter(each -> decides || each.metric() == PerformanceMetric.ROC_AUC)
                        .toList();
        return new EstimateReference(fitted.calibrator(), List.of(), references);
    }

    private EstimateReference regression() {
        int[] chunks = rows.chunks();
        if (!EstimateRows.areEnough(chunks)) {
            return EstimateReference.NONE;
        }
        LossEstimator fitted =
                LossEstimator.fit(
                        new RegressionEvaluation(
                                Stream.concat(plan.features().stream(), plan.outputs().stream())
                                        .map(SlotPlan::bins)
                                        .toList(),
                                rows.cells(),
                                rows.outputs(),
                                rows.labels(),
                                chunks));
        return new EstimateReference(
                EstimateReference.NONE.calibrator(), fitted.models(), fitted.references());
    }
}
