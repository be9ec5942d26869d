package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.performance.ErrorBins;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.BoundedError;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Counts a regression's absolute errors on the labelled rows, in bins per block, because the cap
 * that makes losses of them is known only after the last row. Rows whose prediction or label is no
 * number are passed over. Twelve bytes for each bin that a block met, some hundred bins a block,
 * and eight for each row that counts for the performance only.
 */
final class ErrorRiskCounter implements RowCounter {
    private final Blocks layout;
    private final ErrorBins[] blocks;
    private final ErrorBins all = new ErrorBins();
    private final DoubleStream.Builder besideTheRows = DoubleStream.builder();

    ErrorRiskCounter(Blocks layout) {
        this.layout = layout;
        this.blocks =
                IntStream.range(0, layout.count())
                        .mapToObj(i -> new ErrorBins())
                        .toArray(ErrorBins[]::new);
    }

    @Override
    public void add(CountedRow row) {
        double error = row.label() == null ? Double.NaN : error(row.output(), row.label());
        if (!Double.isFinite(error)) {
            return;
        }
        all.add(error, 1);
        if (row.block() >= 0) {
            blocks[row.block()].add(error, 1);
        }
    }

    @Override
    public void addPerformance(Output output, Object label) {
        double error = error(output, label);
        if (Double.isFinite(error)) {
            all.add(error, 1);
            besideTheRows.add(error);
        }
    }

    private static double error(Output output, Object label) {
        return Math.abs(Scalar.number(output.value()) - Scalar.number(label));
    }

    @Override
    public Supplement into(Supplement supplement) {
        if (all.total() == 0) {
            return supplement;
        }
        double high = all.quantile(BoundedError.QUANTILE).value();
        if (Double.isInfinite(high)) {
            return supplement;
        }
        BoundedError bounded = BoundedError.over(high);
        double effect = Math.max(effectOfRows(bounded), effectOfRowsBeside(bounded));
        return supplement.toBuilder()
                .risk(new BaselineRisk(all.sum(bounded::loss), all.total(), effect, bounded))
                .build();
    }

    private double effectOfRows(BoundedError bounded) {
        SegmentBlocks dependence = new SegmentBlocks(layout);
        for (int block = 0; block < blocks.length; block++) {
            ErrorBins held = blocks[block];
            dependence.add(
                    block,
                    held.total(),
                    held.sum(bounded::loss),
                    held.sum(error -> bounded.loss(error) * bounded.loss(error)));
        }
        return dependence.dependence().lambda();
    }

    private double effectOfRowsBeside(BoundedError bounded) {
        double[] losses = besideTheRows.build().map(bounded::loss).toArray();
        return losses.length == 0 ? 1 : BaselineRisk.of(losses).designEffect();
    }
}
