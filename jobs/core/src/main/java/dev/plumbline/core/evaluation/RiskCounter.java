package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.risk.BaselineRisk;
import java.util.stream.DoubleStream;

/**
 * Counts how often a classifier's decision was wrong on the labelled rows, and how dependent its
 * errors were. Rows without a decision are passed over. Eight bytes for each row that counts for
 * the performance only, beside what the builder keeps of it.
 */
final class RiskCounter implements RowCounter {
    private static final double INDEPENDENT = 1;

    private final SegmentBlocks dependence;
    private final DoubleStream.Builder besideTheRows = DoubleStream.builder();
    private long rows;
    private long errors;

    RiskCounter(Blocks blocks) {
        dependence = new SegmentBlocks(blocks);
    }

    @Override
    public void add(CountedRow row) {
        if (row.label() != null && row.output().predictedClass() != null) {
            dependence.add(row.block(), count(row.output(), row.label()));
        }
    }

    @Override
    public void addPerformance(Output output, Object label) {
        if (output.predictedClass() != null) {
            besideTheRows.add(count(output, label));
        }
    }

    private int count(Output output, Object label) {
        int error = Scalar.text(label).equals(output.predictedClass()) ? 0 : 1;
        rows++;
        errors += error;
        return error;
    }

    @Override
    public Supplement into(Supplement supplement) {
        if (rows == 0) {
            return supplement;
        }
        double[] beside = besideTheRows.build().toArray();
        double besideEffect =
                beside.length == 0 ? INDEPENDENT : BaselineRisk.of(beside).designEffect();
        double effect = Math.max(dependence.dependence().lambda(), besideEffect);
        return supplement.toBuilder().risk(new BaselineRisk(errors, rows, effect)).build();
    }
}
