package dev.plumbline.cli.sagemaker;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.evaluation.CategorySummary;
import dev.plumbline.core.evaluation.NumberSummary;
import dev.plumbline.core.evaluation.SummarisedFeature;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a baseline of SageMaker's statistics.
 *
 * @param monitor with all features and their types
 */
record ImportedBaseline(
        Monitor monitor, SageMakerStatistics statistics, SummarisedFeature maker, Notes notes) {

    /**
     * Returns the baseline.
     *
     * @param from first event time of the baseline data set, inclusive
     * @param to end of it, exclusive
     */
    Baseline baseline(Instant from, Instant to) {
        List<FeatureBaseline> features = monitor.features().stream().map(this::feature).toList();
        return new Baseline(
                        "",
                        monitor.model(),
                        monitor.version(),
                        monitor.task(),
                        monitor.time().clock(),
                        from,
                        to,
                        statistics.rows(),
                        features,
                        outputs(),
                        monitor.prediction().classes(),
                        null)
                .with(Supplement.NONE);
    }

    private FeatureBaseline feature(FeatureSpec spec) {
        Column column = statistics.column(spec.name()).orElseThrow();
        if (spec.type() == FeatureType.NUMERIC) {
            tellBuckets(column);
            return maker.numeric(spec, column.numbers());
        }
        CategorySummary categories =
                column.categories() == null ? asCategories(column) : column.categories();
        tellUntold(column.name(), categories);
        return maker.categorical(spec, categories, spec.contract().values());
    }

    private static FeatureSpec output(String name, FeatureType type) {
        return new FeatureSpec(name, type, 1);
    }

    private List<FeatureBaseline> outputs() {
        PredictionColumns prediction = monitor.prediction();
        List<FeatureBaseline> outputs = new ArrayList<>();
        if (monitor.task() == Task.REGRESSION) {
            outputs.add(numericOutput(prediction.value(), Baseline.VALUE));
            return outputs;
        }
        if (monitor.task() == Task.BINARY) {
            outputs.add(numericOutput(prediction.score(), Baseline.SCORE));
        }
        outputs.add(predictedClass(prediction));
        return outputs;
    }

    private FeatureBaseline numericOutput(String column, String output) {
        NumberSummary summary =
                statistics
                        .column(column)
                        .map(Column::numbers)
                        .orElseGet(() -> absent(column, output));
        return maker.numeric(output(output, FeatureType.NUMERIC), summary);
    }

    private NumberSummary absent(String column, String output) {
        notes.add(
                "%s: the statistics hold no numbers of the column '%s', so nothing is known of it and it gets no verdict",
                output, column);
        return NumberSummary.empty(0);
    }

    private FeatureBaseline predictedClass(PredictionColumns prediction) {
        Column column = statistics.column(prediction.predictedClass()).orElse(null);
        CategorySummary summary;
        if (column == null || column.isUnknown()) {
            notes.add(
                    "%s: the statistics do not hold the column '%s', so nothing is known of it and it gets no verdict",
                    Baseline.CLASS, prediction.predictedClass());
            summary = new CategorySummary(Map.of(), 0, 0);
        } else {
            summary = column.categories() == null ? asCategories(column) : column.categories();
        }
        return maker.categorical(
                output(Baseline.CLASS, FeatureType.CATEGORICAL), summary, prediction.classes());
    }

    private CategorySummary asCategories(Column column) {
        NumberSummary numbers = column.numbers();
        if (!numbers.hasCategories()) {
            throw new DocumentException(
                    statistics.source(),
                    column.line(),
                    "the column '%s' must have a sketch to be read as categories, got buckets of numbers only; declare it numeric, or run the baseline job with it as text"
                            .formatted(column.name()));
        }
        return numbers.categories();
    }

    private void tellBuckets(Column column) {
        if (column.numbers().edges().length > 0) {
            notes.add(
                    "%s: no sketch, so its cells are the %d edges of the buckets, and a change inside one is not seen",
                    column.name(), column.numbers().edges().length);
        }
    }

    private void tellUntold(String name, CategorySummary categories) {
        long told = categories.counts().values().stream().mapToLong(Long::longValue).sum();
        if (told < categories.present()) {
            notes.add(
                    "%s: %,d of %,d values are in no bucket; they count as unseen categories",
                    name, categories.present() - told, categories.present());
        }
    }
}
