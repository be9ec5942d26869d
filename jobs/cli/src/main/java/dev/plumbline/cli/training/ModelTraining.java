package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Trains the small models of the quickstart with Tribuo: ridge regression, or logistic regression
 * for classes. The same rows give the same bytes.
 */
public final class ModelTraining {
    /** Held, because a logger that nothing holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private ModelTraining() {}

    /**
     * Trains a model of the monitor's task.
     *
     * @param rows labelled rows, at least one; the features of the first are the model's
     */
    public static TrainedModel train(Monitor monitor, List<Example> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "a model of %s must be trained on at least one labelled row, got none"
                            .formatted(monitor.model()));
        }
        Encoding encoding = Encoding.of(rows.stream().map(Example::features).toList());
        return monitor.task() == Task.REGRESSION
                ? Ridge.train(encoding.unscaled(), rows)
                : Logistic.train(monitor, encoding, rows);
    }
}
