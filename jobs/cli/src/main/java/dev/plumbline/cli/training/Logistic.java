package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.monitor.Monitor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

/** Logistic regression by stochastic gradient descent with a fixed seed, on scaled columns. */
final class Logistic {
    private static final double LEARNING_RATE = 0.1;
    private static final int EPOCHS = 10;
    private static final int BATCH_ROWS = 16;
    private static final int NO_LOGGING = -1;
    private static final long SEED = 12_345;

    private Logistic() {}

    static TrainedModel train(Monitor monitor, Encoding encoding, List<Example> rows) {
        List<String> classes = monitor.prediction().classes();
        TribuoRows<Label> training = new TribuoRows<>(encoding.inputs().size(), new LabelFactory());
        for (Example row : rows) {
            training.add(
                    encoding.scale(encoding.encode(row.features())), label(classes, row.label()));
        }
        LinearSGDModel model =
                new LinearSGDTrainer(
                                new LogMulticlass(),
                                new AdaGrad(LEARNING_RATE),
                                EPOCHS,
                                NO_LOGGING,
                                BATCH_ROWS,
                                SEED)
                        .train(training.rows());
        training.requireSameOrder(model.getFeatureIDMap());
        requireSameOrder(classes, model);
        UnaryOperator<double[]> answer =
                encoded -> scores(classes, model, training, encoding.scale(encoded));
        byte[] onnx = OnnxExport.bytes(model, encoding, classes.size(), false);
        return new TrainedModel(monitor.task(), classes, encoding, onnx, answer, rows);
    }

    private static double[] scores(
            List<String> classes,
            LinearSGDModel model,
            TribuoRows<Label> training,
            double[] scaled) {
        Map<String, Label> answers =
                model.predict(training.example(scaled, LabelFactory.UNKNOWN_LABEL))
                        .getOutputScores();
        double[] scores = new double[classes.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = answers.get(name(i)).getScore();
        }
        return scores;
    }

    private static Label label(List<String> classes, Object label) {
        int index = classes.indexOf(CanonicalText.of(label));
        if (index < 0) {
            throw new IllegalArgumentException(
                    "a label must be one of prediction.classes %s, got '%s'"
                            .formatted(classes, CanonicalText.of(label)));
        }
        return new Label(name(index));
    }

    private static String name(int index) {
        return "class-%03d".formatted(index);
    }

    /** The output tensor's columns stand in Tribuo's order of labels. */
    private static void requireSameOrder(List<String> classes, LinearSGDModel model) {
        for (int i = 0; i < classes.size(); i++) {
            int column = model.getOutputIDInfo().getID(new Label(name(i)));
            if (column != i) {
                throw new IllegalStateException(
                        "class '%s' must be output column %d, got %d; every class needs a training row"
                                .formatted(classes.get(i), i, column));
            }
        }
    }
}
