package dev.plumbline.cli.rows;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.kafka.document.DocumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a file of predictions as its monitor says: one row at a time, in the file's order. A column
 * that the monitor names and the file lacks, a time that cannot be read, or a prediction that is
 * missing or out of range is an error with file and line. The columns of labels, of their times and
 * of ids may be absent; a row without a label, or without the time at which it became known, was
 * never labelled.
 */
public final class MonitoredRows implements Iterator<MonitoredRow>, AutoCloseable {
    private static final List<String> ID_COLUMNS = List.of("prediction_id", "id");

    private final Rows rows;
    private final Monitor monitor;
    private final EventTime eventTime;
    private final String idColumn;
    private final String labelColumn;

    /** Null where the monitor's delay says when labels become known. */
    private final EventTime labelTime;

    private final List<FeatureSpec> features;

    private MonitoredRows(Rows rows, Monitor monitor) {
        this.rows = rows;
        this.monitor = monitor;
        this.eventTime = new EventTime("time", monitor.time());
        this.labelColumn =
                monitor.label() != null && rows.hasColumn(monitor.label().column())
                        ? monitor.label().column()
                        : null;
        this.labelTime = labelTime(rows, monitor);
        Set<String> taken = namedColumns(monitor);
        taken.forEach(rows::requireColumn);
        if (monitor.label() != null) {
            taken.addAll(monitor.label().columns());
        }
        Set<String> declared = new HashSet<>();
        monitor.features().forEach(feature -> declared.add(feature.name()));
        this.idColumn = idColumn(declared);
        taken.add(idColumn);
        this.features = monitor.features().isEmpty() ? others(taken) : monitor.features();
        features.forEach(feature -> rows.requireColumn(feature.name()));
        if (!monitor.features().isEmpty()) {
            taken.addAll(declared);
            taken.remove(null);
            rows.need(taken);
        }
    }

    private String idColumn(Set<String> declared) {
        String named = monitor.prediction().id();
        return (named == null ? ID_COLUMNS.stream() : Stream.of(named))
                .filter(rows::hasColumn)
                .filter(column -> !declared.contains(column))
                .findFirst()
                .orElse(null);
    }

    private static EventTime labelTime(Rows rows, Monitor monitor) {
        TimeSource source = monitor.label() == null ? null : monitor.label().time();
        return source != null && rows.hasColumn(source.column())
                ? new EventTime("label.time", source)
                : null;
    }

    /** Reads rows that are open already, and closes them with itself. */
    public static MonitoredRows of(Rows rows, Monitor monitor) {
        try {
            return new MonitoredRows(rows, monitor);
        } catch (DocumentException e) {
            rows.close();
            throw e;
        }
    }

    /** Returns the names of the features that every row brings, in order. */
    public List<String> featureNames() {
        return features.stream().map(FeatureSpec::name).toList();
    }

    /** Returns whether the file has the monitor's label column. */
    public boolean hasLabels() {
        return labelColumn != null;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public MonitoredRow next() {
        Row row = rows.next();
        Map<String, Object> values = new LinkedHashMap<>();
        for (FeatureSpec feature : features) {
            values.put(feature.name(), row.value(feature.name(), feature.type()));
        }
        long millis = eventTime.millis(row);
        Object label = labelColumn == null || neverLabelled(row) ? null : label(row);
        return new MonitoredRow(
                row.line(),
                idColumn == null ? Long.toString(row.number()) : row.text(idColumn),
                millis,
                Collections.unmodifiableMap(values),
                output(row),
                label,
                label == null ? 0 : labelMillis(row, millis));
    }

    @Override
    public void close() {
        rows.close();
    }

    private Output output(Row row) {
        PredictionColumns columns = monitor.prediction();
        if (monitor.task() == Task.REGRESSION) {
            return new Output(
                    number(row, columns.value()),
                    null,
                    null,
                    null,
                    each(columns.quantiles(), column -> number(row, column)));
        }
        Double score = columns.score() == null ? null : score(row, columns.score());
        String decided =
                columns.predictedClass() == null ? null : decided(row, columns.predictedClass());
        return new Output(
                null, score, each(columns.scores(), column -> score(row, column)), decided);
    }

    /** Returns the number in the column of each name; null if there are no columns. */
    private static Map<String, Double> each(
            Map<String, String> columns, Function<String, Double> number) {
        if (columns.isEmpty()) {
            return null;
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        columns.forEach((name, column) -> numbers.put(name, number.apply(column)));
        return numbers;
    }

    private static double score(Row row, String column) {
        double score = number(row, column);
        if (!(score >= 0 && score <= 1)) {
            throw row.error(
                    "column '%s' must hold a class's probability, from 0 to 1, got %s; name the column that does under prediction, or divide per cents by 100"
                            .formatted(column, row.text(column)));
        }
        return score;
    }

    private String decided(Row row, String column) {
        Object value = row.value(column);
        if (value == null) {
            throw row.error("column '%s' must hold the predicted class, got ''".formatted(column));
        }
        return CanonicalText.of(value);
    }

    private boolean neverLabelled(Row row) {
        return labelTime != null && labelTime.isEmpty(row);
    }

    private long labelMillis(Row row, long eventTimeMillis) {
        return labelTime == null
                ? eventTimeMillis + monitor.label().delay().toMillis()
                : labelTime.millis(row);
    }

    private Object label(Row row) {
        Object label =
                row.value(
                        labelColumn,
                        monitor.task() == Task.REGRESSION ? FeatureType.NUMERIC : null);
        if (monitor.task() == Task.REGRESSION
                && label != null
                && !(label instanceof Number number && Double.isFinite(number.doubleValue()))) {
            throw row.error(
                    "label column '%s' must hold a number or nothing, got '%s'"
                            .formatted(labelColumn, row.text(labelColumn)));
        }
        return label;
    }

    private static double number(Row row, String column) {
        Object value = row.value(column, FeatureType.NUMERIC);
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw row.error(
                    "prediction column '%s' must hold a finite number, got '%s'"
                            .formatted(column, row.text(column)));
        }
        return number.doubleValue();
    }

    private static Set<String> namedColumns(Monitor monitor) {
        List<String> named = new ArrayList<>();
        named.add(monitor.time().column());
        named.addAll(monitor.prediction().columns());
        Set<String> columns = new HashSet<>(named);
        columns.remove(null);
        columns.remove(monitor.prediction().id());
        return columns;
    }

    private List<FeatureSpec> others(Set<String> taken) {
        return rows.columns().stream()
                .filter(column -> !taken.contains(column))
                .map(column -> new FeatureSpec(column, null, 1))
                .toList();
    }
}
