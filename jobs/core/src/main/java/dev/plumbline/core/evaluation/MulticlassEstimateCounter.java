package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.estimation.Calibrator;
import dev.plumbline.core.estimation.MulticlassEstimator;
import dev.plumbline.core.estimation.MulticlassEvaluation;
import dev.plumbline.core.monitor.WindowSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps labelled rows of a model of several classes, and fits to them how performance is estimated
 * without labels, as {@link EstimateCounter} does for other models. Rows without a score for every
 * class, or without a decision, are passed over.
 */
final class MulticlassEstimateCounter implements RowCounter {
    /** Scores kept of all classes together. */
    private static final int MOST_SCORES = 1 << 21;

    private final List<String> classes;
    private final WindowSpec window;

    /** Null for windows of rows. */
    private final WindowStarts windows;

    private final EstimateRows rows;
    private long read;
    private long latest = Long.MIN_VALUE;
    private boolean ascending = true;

    MulticlassEstimateCounter(BaselinePlan plan) {
        this.classes = plan.classes();
        this.window = plan.monitor().windows().get(0);
        this.windows = window.isBySpan() ? new WindowStarts(window) : null;
        int kept = isTooMany() ? 0 : classes.size();
        int most = Math.min(EstimateCounter.MOST, MOST_SCORES / Math.max(1, kept));
        this.rows = new EstimateRows(2 * (most / 2), 0, kept);
    }

    private boolean isTooMany() {
        return classes.size() > MulticlassEstimator.MOST_CLASSES;
    }

    @Override
    public void add(CountedRow row) {
        ascending &= row.eventTimeMillis() >= latest;
        latest = row.eventTimeMillis();
        long chunk = windows == null ? read / window.rows() : windows.number(latest);
        read++;
        int decided = classes.indexOf(row.output().predictedClass());
        double[] scores = ClassScores.inOrder(classes, row.output());
        if (row.label() == null || isTooMany() || decided < 0 || scores == null) {
            return;
        }
        if (Arrays.stream(scores).allMatch(Double::isFinite)) {
            rows.add(
                    0,
                    classes.indexOf(Scalar.text(row.label())),
                    decided,
                    chunk,
                    scores,
                    row.cells());
        }
    }

    @Override
    public Supplement into(Supplement supplement) {
        int[] chunks = rows.chunks();
        // rows that come out of order do not show which of them a window of rows would hold
        if (windows == null && !ascending || !EstimateRows.areEnough(chunks)) {
            return supplement;
        }
        MulticlassEstimator fitted =
                MulticlassEstimator.fit(
                        new MulticlassEvaluation(
                                rows.scores(),
                                rows.decided(),
                                Arrays.stream(rows.labels())
                                        .mapToInt(label -> (int) label)
                                        .toArray(),
                                chunks));
        return supplement.toBuilder()
                .estimates(
                        new EstimateReference(
                                Calibrator.identity(),
                                fitted.calibrators(),
                                List.of(),
                                fitted.references()))
                .build();
    }
}
