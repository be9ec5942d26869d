package dev.plumbline.cli.sagemaker;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.SummarisedFeature;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics;
import java.time.Instant;
import java.util.List;

/**
 * What came of SageMaker's files.
 *
 * @param notes what was lost, left out or means something else, a sentence each
 */
public record SageMakerImport(Monitor monitor, Baseline baseline, List<String> notes) {

    /**
     * Imports a baseline.
     *
     * @param template time, prediction, windows and whatever else the files do not tell; without
     *     features all columns are taken
     * @param version the model's version
     * @param from first event time of the baseline data set; not read where time is rows
     * @param to end of it, exclusive
     * @param independent whether the user vouches that rows are independent draws
     * @throws DocumentException if the files do not fit the template
     */
    public static SageMakerImport of(
            SageMakerStatistics statistics,
            SageMakerConstraints constraints,
            Monitor template,
            String version,
            Instant from,
            Instant to,
            boolean independent) {
        Notes notes = new Notes();
        boolean byRows = template.time().clock() == Clock.ROWS;
        Monitor monitor =
                new ImportedMonitor(template, version, statistics, constraints, notes).monitor();
        if (monitor.features().isEmpty()) {
            throw new DocumentException(
                    statistics.source(),
                    0,
                    "the statistics must hold a feature beside time, label and predictions, got none; check the monitor's columns");
        }
        Baseline baseline;
        try {
            baseline =
                    new ImportedBaseline(
                                    monitor, statistics, new SummarisedFeature(independent), notes)
                            .baseline(
                                    byRows ? Instant.EPOCH : from,
                                    byRows ? Instant.ofEpochMilli(statistics.rows()) : to);
        } catch (IllegalArgumentException e) {
            throw new DocumentException(statistics.source(), 0, e.getMessage());
        }
        tellAlwaysLost(monitor, independent, notes);
        return new SageMakerImport(monitor, baseline, notes.lines());
    }

    private static void tellAlwaysLost(Monitor monitor, boolean independent, Notes notes) {
        notes.add(
                independent
                        ? "dependence of neighbouring rows: λ = 1 by --assume-independent-rows; where rows do depend on each other, false alarms exceed the budget"
                        : "dependence of neighbouring rows: not in the files, so the distribution test says INSUFFICIENT_DATA; build the baseline from the rows, or give --assume-independent-rows");
        notes.add(
                "counts per cell of numeric features: estimated from the sketch or buckets; rows, missing values, mean, deviation, min and max are exact");
        notes.add(
                "performance, thresholds from resampling, segments, slices and seasons: need the rows; `plumbline baseline build` knows them");
        if (!monitor.segments().isEmpty()) {
            notes.add("segments: held to the whole model's baseline");
        }
    }
}
