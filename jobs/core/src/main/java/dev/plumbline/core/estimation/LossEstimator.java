package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.profile.FeatureRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Estimates the performance of a regression without labels, from a model of its loss that the
 * evaluation set has taught (direct loss estimation). It holds as long as rows that look alike go
 * on being predicted alike well: a change of the inputs it follows, a change of what follows from
 * the inputs it cannot see.
 *
 * @param models one a loss
 * @param references what the measures were over the evaluation set; only these are estimated
 */
public record LossEstimator(List<LossModel> models, List<MetricReference> references)
        implements PerformanceEstimator {
    /** More rows than these teach little more and take their time; they are then thinned evenly. */
    private static final int MOST_ROWS = 100_000;

    private static final Map<PerformanceMetric, Loss> LOSSES = losses();

    static final List<PerformanceMetric> METRICS = List.copyOf(LOSSES.keySet());

    public LossEstimator {
        models = List.copyOf(models);
        references = List.copyOf(references);
    }

    private static Map<PerformanceMetric, Loss> losses() {
        Map<PerformanceMetric, Loss> losses = new EnumMap<>(PerformanceMetric.class);
        losses.put(PerformanceMetric.MAE, Loss.ABSOLUTE);
        losses.put(PerformanceMetric.MSE, Loss.SQUARED);
        losses.put(PerformanceMetric.RMSE, Loss.SQUARED);
        losses.put(PerformanceMetric.MAPE, Loss.RELATIVE);
        losses.put(PerformanceMetric.RMSLE, Loss.SQUARED_LOG);
        return losses;
    }

    /**
     * Trains an estimator. A measure that is not defined for every row is left out, but for {@code
     * mape}, which passes over rows with an actual value of 0.
     *
     * @throws IllegalArgumentException if there are fewer than 2 chunks
     */
    public static LossEstimator fit(RegressionEvaluation evaluation) {
        Chunks chunks = Chunks.of(evaluation.chunkOfRow());
        List<LossModel> models = new ArrayList<>();
        List<MetricReference> references = new ArrayList<>();
        for (Loss loss : Loss.values()) {
            double[] losses = evaluation.losses(loss);
            int[] defined =
                    IntStream.range(0, losses.length)
                            .filter(row -> Double.isFinite(losses[row]))
                            .toArray();
            boolean usable = loss == Loss.RELATIVE || defined.length == losses.length;
            if (usable && defined.length > 0) {
                models.add(train(loss, evaluation, losses, defined));
                LOSSES.forEach(
                        (metric, of) -> {
                            if (of == loss) {
                                references.add(reference(metric, chunks, losses));
                            }
                        });
            }
        }
        return new LossEstimator(models, references);
    }

    private static LossModel train(
            Loss loss, RegressionEvaluation evaluation, double[] losses, int[] defined) {
        int every = (defined.length + MOST_ROWS - 1) / MOST_ROWS;
        int[] rows =
                IntStream.range(0, defined.length)
                        .filter(i -> i % every == 0)
                        .map(i -> defined[i])
                        .toArray();
        short[][] cells = new short[evaluation.cells().length][rows.length];
        for (int slot = 0; slot < cells.length; slot++) {
            for (int i = 0; i < rows.length; i++) {
                cells[slot][i] = evaluation.cells()[slot][rows[i]];
            }
        }
        double[] targets = Arrays.stream(rows).mapToDouble(row -> losses[row]).toArray();
        return LossModel.train(loss, evaluation.bins(), cells, targets);
    }

    private static MetricReference reference(
            PerformanceMetric metric, Chunks chunks, double[] losses) {
        double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(finite).average().orElseThrow();
        double squares = Arrays.stream(finite).map(loss -> (loss - mean) * (loss - mean)).sum();
        double deviation = Math.sqrt(squares / finite.length);
        // the root of a mean m varies by what m varies, over 2√m
        double slope = isRoot(metric) && mean > 0 ? 1 / (2 * Math.sqrt(mean)) : 1;
        return chunks.reference(
                metric,
                new Spread(slope * deviation, (double) finite.length / losses.length),
                rows -> value(metric, mean(losses, rows)),
                Double.POSITIVE_INFINITY);
    }

    private static double mean(double[] losses, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> losses[row])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static boolean isRoot(PerformanceMetric metric) {
        return metric == PerformanceMetric.RMSE || metric == PerformanceMetric.RMSLE;
    }

    private static double value(PerformanceMetric metric, double meanLoss) {
        return isRoot(metric) ? Math.sqrt(meanLoss) : meanLoss;
    }

    /** Counts one row, whose slots are those of the evaluation. */
    public void add(LossTally tally, FeatureRow row) {
        double[] losses = new double[models.size()];
        predict(row, losses);
        add(tally, losses);
    }

    /**
     * Works out the losses to be expected of a row, whose slots are those of the evaluation.
     *
     * @param losses by model, which are overwritten
     */
    void predict(FeatureRow row, double[] losses) {
        int[] cells = new int[row.layout().size()];
        for (int slot = 0; slot < cells.length; slot++) {
            cells[slot] = row.bin(slot);
        }
        predict(cells, losses);
    }

    /**
     * Works out the losses to be expected of a row.
     *
     * @param cells by slot, −1 for a value that is missing or of another type
     * @param losses by model, which are overwritten
     */
    void predict(int[] cells, double[] losses) {
        for (int model = 0; model < losses.length; model++) {
            losses[model] = models.get(model).predict(cells);
        }
    }

    /**
     * Counts one row.
     *
     * @param losses by model
     */
    void add(LossTally tally, double[] losses) {
        tally.addRow();
        for (int model = 0; model < losses.length; model++) {
            tally.add(models.get(model).loss(), losses[model]);
        }
    }

    @Override
    public EstimateCount newCount() {
        return new LossCount(this);
    }

    @Override
    public byte[] merge(byte[] one, byte[] other) {
        LossTally merged = LossTally.fromBytes(one);
        merged.merge(LossTally.fromBytes(other));
        return merged.toBytes();
    }

    @Override
    public List<PerformanceEstimate> estimate(List<byte[]> counts) {
        LossTally merged = new LossTally();
        counts.forEach(count -> merged.merge(LossTally.fromBytes(count)));
        return estimate(merged);
    }

    /** Returns the estimates over the rows of a tally; none if it is empty. */
    public List<PerformanceEstimate> estimate(LossTally tally) {
        if (tally.rows() == 0) {
            return List.of();
        }
        return references.stream()
                .map(
                        reference -> {
                            double sum = tally.sum(LOSSES.get(reference.metric()));
                            double value = value(reference.metric(), sum / tally.rows());
                            return reference.estimate(value, tally.rows(), null);
                        })
                .toList();
    }
}
