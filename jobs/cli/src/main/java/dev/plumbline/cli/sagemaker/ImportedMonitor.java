package dev.plumbline.cli.sagemaker;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Config;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds to a monitor what SageMaker's files declare: features, what is proper, and thresholds. */
record ImportedMonitor(
        Monitor template,
        String version,
        SageMakerStatistics statistics,
        SageMakerConstraints constraints,
        Notes notes) {

    Monitor monitor() {
        tellConfig();
        ImportedContract contract =
                new ImportedContract(constraints, template.sensitivity(), notes);
        List<FeatureSpec> features = features().stream().map(contract::applied).toList();
        return new Monitor(
                template.model(),
                version,
                template.task(),
                template.time(),
                template.prediction(),
                template.label(),
                features,
                template.windows(),
                template.segments(),
                template.sensitivity(),
                template.performance(),
                template.alerts(),
                template.retraining(),
                options(features));
    }

    private List<FeatureSpec> features() {
        return template.features().isEmpty()
                ? statistics.columns().stream().filter(this::isFeature).map(this::found).toList()
                : template.features().stream().map(this::declared).toList();
    }

    private FeatureSpec found(Column column) {
        return new FeatureSpec(column.name(), typeOf(column), 1);
    }

    private FeatureSpec declared(FeatureSpec feature) {
        Column column =
                statistics
                        .column(feature.name())
                        .orElseThrow(
                                () ->
                                        new DocumentException(
                                                statistics.source(),
                                                0,
                                                "the statistics must hold the monitor's feature '%s', got none of that name; the nearest is '%s'"
                                                        .formatted(
                                                                feature.name(),
                                                                statistics.nearest(
                                                                        feature.name()))));
        if (column.isUnknown()
                || feature.type() == FeatureType.NUMERIC && column.numbers() == null) {
            throw new DocumentException(
                    statistics.source(),
                    column.line(),
                    "the column '%s' must hold numbers, for the monitor says so, got %s; declare it categorical or remove it"
                            .formatted(
                                    column.name(),
                                    column.isUnknown() ? "inferred_type Unknown" : "texts"));
        }
        return feature.type() != null
                ? feature
                : new FeatureSpec(
                        feature.name(), typeOf(column), feature.importance(), feature.contract());
    }

    private static FeatureType typeOf(Column column) {
        return column.numbers() == null ? FeatureType.CATEGORICAL : FeatureType.NUMERIC;
    }

    private boolean isFeature(Column column) {
        if (notFeatures().contains(column.name())) {
            return false;
        }
        if (column.isUnknown()) {
            notes.add(
                    "%s: left out, for its inferred_type is Unknown and it has no distribution",
                    column.name());
            return false;
        }
        return true;
    }

    /** Columns of time, label and the model's outputs. */
    private Set<String> notFeatures() {
        Set<String> columns = new HashSet<>(template.prediction().columns());
        if (template.time().column() != null) {
            columns.add(template.time().column());
        }
        if (template.label() != null) {
            columns.addAll(template.label().columns());
        }
        return columns;
    }

    private MonitorOptions options(List<FeatureSpec> features) {
        MonitorOptions options = withoutSeasons(template.options());
        if (constraints.equals(SageMakerConstraints.NONE)) {
            return options;
        }
        if (!options.statistics().isEmpty()) {
            notes.add("the spec's own statistics stay; those of the constraints are not added");
            return options;
        }
        ImportedStatistics drift =
                new ImportedStatistics(
                        constraints,
                        template.windows().stream()
                                .filter(window -> !window.isBySpan())
                                .mapToLong(WindowSpec::rows)
                                .min(),
                        notes);
        for (FeatureSpec feature : features) {
            add(drift, feature.name(), feature.name(), feature.type());
        }
        addOutput(drift, template.prediction().value(), Baseline.VALUE, FeatureType.NUMERIC);
        addOutput(drift, template.prediction().score(), Baseline.SCORE, FeatureType.NUMERIC);
        addOutput(
                drift,
                template.prediction().predictedClass(),
                Baseline.CLASS,
                FeatureType.CATEGORICAL);
        List<StatisticSpec> specs = new ArrayList<>(drift.specs());
        return options.toBuilder().statistics(specs).build();
    }

    private MonitorOptions withoutSeasons(MonitorOptions options) {
        if (options.seasons() == null) {
            return options;
        }
        notes.add("seasons: left out of the monitor, for the files do not tell hours apart");
        return options.toBuilder().seasons(null).build();
    }

    private void addOutput(
            ImportedStatistics drift, String column, String output, FeatureType type) {
        if (column != null && statistics.column(column).isPresent()) {
            add(drift, column, output, type);
        }
    }

    private void add(ImportedStatistics drift, String column, String feature, FeatureType type) {
        Column held = statistics.column(column).orElseThrow();
        long present =
                held.numbers() != null
                        ? held.numbers().present()
                        : held.categories() != null ? held.categories().present() : 0;
        drift.add(column, feature, type, present);
    }

    private void tellConfig() {
        Config config = constraints.config();
        if (Boolean.FALSE.equals(config.emitsMetrics())) {
            notes.add("emit_metrics Disabled: the exporter shows every model that is monitored");
        }
        if (config.datatypeThreshold() != null || config.domainThreshold() != null) {
            notes.add(
                    "datatype_check_threshold and domain_content_threshold: mistyped and unseen values break from %s above the baseline's share on and beyond chance; set sensitivity.rateFloor for another share",
                    template.sensitivity().rateFloor());
        }
        constraints.unread().forEach(key -> notes.add("%s: not known, and passed over", key));
        constraints.columns().stream()
                .map(SageMakerConstraints.Column::name)
                .filter(name -> statistics.column(name).isEmpty())
                .forEach(
                        name ->
                                notes.add(
                                        "%s: its constraints are left out, for the statistics do not hold it",
                                        name));
    }
}
