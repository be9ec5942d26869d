package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import java.util.List;

/** A model, and the baseline that its own evaluation defined. */
public record TrainedVersion(TrainedModel model, Baseline baseline) {

    /**
     * Trains a model and evaluates it. The baseline's performance comes from out-of-fold
     * predictions of the training rows. Its features come from the reference rows, which may reach
     * further back than a model should be trained, so that a season is not taken for drift; the
     * distribution of its outputs is what the model answers to them.
     *
     * @param version the model version that the baseline is bound to
     * @param training labelled rows in order of event time, of at least two windows
     * @param reference rows in order of event time; labels are not looked at
     */
    public static TrainedVersion train(
            Monitor monitor, String version, List<Example> training, List<Example> reference) {
        TrainedModel model = ModelTraining.train(monitor, training);
        BaselineBuilder builder = new BaselineBuilder(monitor, version);
        for (Example row : reference) {
            builder.add(row.eventTime(), row.features(), model.predict(row.features()), null);
        }
        List<Output> unseen = OutOfFold.predictions(monitor, training);
        for (int row = 0; row < unseen.size(); row++) {
            builder.addPerformance(unseen.get(row), training.get(row).label());
        }
        return new TrainedVersion(model, builder.build());
    }

    /** Returns the baseline of a model that was trained elsewhere, from rows with its outputs. */
    public static Baseline evaluated(Monitor monitor, String version, List<Example> rows) {
        BaselineBuilder builder = new BaselineBuilder(monitor, version);
        for (Example row : rows) {
            builder.add(row.eventTime(), row.features(), row.output(), row.label());
        }
        return builder.build();
    }
}
