package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.model.Task;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

/**
 * Ridge regression: Tribuo's elastic net with next to no L1 penalty, on the columns as they are.
 * Where no training label is negative, as with counts, no answer is.
 */
final class Ridge {
    private static final String TARGET = "target";

    /** The penalty on squared weights weighs as much as this many rows. */
    private static final double PENALTY_ROWS = 1;

    /** As good as none, but Tribuo wants a positive share. */
    private static final double L1_RATIO = 1e-6;

    private static final double TOLERANCE = 1e-8;
    private static final int SWEEPS = 100;

    private Ridge() {}

    static TrainedModel train(Encoding encoding, List<Example> rows) {
        TribuoRows<Regressor> training =
                new TribuoRows<>(encoding.inputs().size(), new RegressionFactory());
        for (Example row : rows) {
            double label = ((Number) row.label()).doubleValue();
            training.add(
                    encoding.scale(encoding.encode(row.features())), new Regressor(TARGET, label));
        }
        SparseLinearModel model =
                (SparseLinearModel)
                        new ElasticNetCDTrainer(
                                        PENALTY_ROWS / rows.size(),
                                        L1_RATIO,
                                        TOLERANCE,
                                        SWEEPS,
                                        false,
                                        0)
                                .train(training.rows());
        training.requireSameOrder(model.getFeatureIDMap());
        boolean clipped = rows.stream().allMatch(row -> ((Number) row.label()).doubleValue() >= 0);
        UnaryOperator<double[]> linear =
                encoded ->
                        model.predict(
                                        training.example(
                                                encoding.scale(encoded),
                                                RegressionFactory.UNKNOWN_REGRESSOR))
                                .getOutput()
                                .getValues();
        UnaryOperator<double[]> answer =
                encoded -> {
                    double[] answers = linear.apply(encoded);
                    answers[0] = clipped ? Math.max(0, answers[0]) : answers[0];
                    return answers;
                };
        byte[] onnx = OnnxExport.bytes(model, encoding, 1, clipped);
        return new TrainedModel(Task.REGRESSION, List.of(), encoding, onnx, answer, rows);
    }
}
