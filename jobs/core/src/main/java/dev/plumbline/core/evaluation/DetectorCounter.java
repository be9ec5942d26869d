package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.risk.BoundedError;
import java.util.Arrays;

/**
 * Counts the errors that sequential detectors are calibrated to. Rows without a label or without an
 * answer are passed over. Of a regression's errors an even part of at most {@value #MOST} is kept,
 * eight bytes each, because what bounds them follows from all.
 */
final class DetectorCounter implements RowCounter {
    static final int MOST = 1 << 18;

    private final boolean regression;
    private long rows;
    private long wrong;
    private double[] errors = new double[1024];
    private int kept;
    private int level;

    DetectorCounter(boolean regression) {
        this.regression = regression;
    }

    @Override
    public void add(CountedRow row) {
        if (row.label() != null) {
            addPerformance(row.output(), row.label());
        }
    }

    @Override
    public void addPerformance(Output output, Object label) {
        if (regression) {
            addError(Scalar.number(output.value()) - Scalar.number(label));
        } else if (output.predictedClass() != null) {
            rows++;
            wrong += Scalar.text(label).equals(output.predictedClass()) ? 0 : 1;
        }
    }

    private void addError(double error) {
        if (!Double.isFinite(error)) {
            return;
        }
        long number = rows++;
        if (number % (1L << level) != 0) {
            return;
        }
        if (kept == MOST) {
            thin();
            if (number % (1L << level) != 0) {
                return;
            }
        }
        if (kept == errors.length) {
            errors = Arrays.copyOf(errors, 2 * kept);
        }
        errors[kept++] = Math.abs(error);
    }

    private void thin() {
        kept /= 2;
        for (int i = 0; i < kept; i++) {
            errors[i] = errors[2 * i];
        }
        level++;
    }

    @Override
    public Supplement into(Supplement supplement) {
        return rows == 0 ? supplement : supplement.toBuilder().detectors(reference()).build();
    }

    private DetectorReference reference() {
        if (!regression) {
            return DetectorReference.calibrated((double) wrong / rows, rows, null);
        }
        double[] sizes = Arrays.copyOf(errors, kept);
        Arrays.sort(sizes);
        BoundedError cap =
                BoundedError.over(sizes[(int) Math.ceil(BoundedError.QUANTILE * kept) - 1]);
        double mean = Arrays.stream(sizes).map(cap::loss).average().orElseThrow();
        return DetectorReference.calibrated(mean, rows, cap);
    }
}
