package dev.plumbline.cli.replay;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.cli.rows.Rows;
import dev.plumbline.cli.rows.UnnamedColumns;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.NearestName;
import java.time.Instant;
import java.util.Optional;

/**
 * What a first reading of a file finds, so that every error in it is told before anything is
 * written.
 *
 * @param rows rows in the file
 * @param labelled rows with a label
 * @param beyondHorizon labels that became known too late to count
 * @param disorder how far, at most, a row's event time lies behind the greatest before it, in
 *     milliseconds
 * @param labelDisorder the same of the times at which labels became known
 * @param first smallest event time; 0 for a file without rows
 * @param last greatest event time; 0 for a file without rows
 */
record FileSurvey(
        long rows,
        long labelled,
        long beyondHorizon,
        long disorder,
        long labelDisorder,
        long first,
        long last) {

    /**
     * Reads a file to its end.
     *
     * @throws DocumentException with file and line, at the first row that cannot be used
     */
    static FileSurvey of(RowFile file, Monitor monitor, ReplayProgress progress) {
        TimeOrder predictions = new TimeOrder();
        TimeOrder labels = new TimeOrder();
        long beyondHorizon = 0;
        Rows open = file.open();
        try (MonitoredRows found = MonitoredRows.of(open, monitor)) {
            requireColumns(open, monitor, found);
            while (found.hasNext()) {
                MonitoredRow row = found.next();
                requireId(row, file);
                predictions.add(row.eventTimeMillis());
                if (row.label() != null) {
                    labels.add(row.labelMillis());
                    beyondHorizon += isBeyondHorizon(row, monitor.label()) ? 1 : 0;
                }
                progress.read(predictions.count(), open.shareRead());
            }
        }
        return new FileSurvey(
                predictions.count(),
                labels.count(),
                beyondHorizon,
                predictions.disorder(),
                labels.disorder(),
                predictions.first(),
                predictions.last());
    }

    private static boolean isBeyondHorizon(MonitoredRow row, LabelSpec label) {
        return row.labelMillis() - row.eventTimeMillis() > label.horizon().toMillis();
    }

    /** An evaluation set needs neither of them, so they are asked for here. */
    private static void requireColumns(Rows rows, Monitor monitor, MonitoredRows found) {
        if (monitor.prediction().id() != null) {
            rows.requireColumn(monitor.prediction().id());
        }
        if (found.hasLabels() && monitor.label().time() != null) {
            rows.requireColumn(monitor.label().time().column());
        }
        if (monitor.label() != null && !found.hasLabels()) {
            requireNoneMeant(rows, monitor);
        }
    }

    /**
     * A file may come without labels, but one with a column of nearly their name has a slip of the
     * pen. Where the monitor lists no features, such a column may be one of the baseline's.
     */
    private static void requireNoneMeant(Rows rows, Monitor monitor) {
        String label = monitor.label().column();
        if (!monitor.features().isEmpty()
                && !NearestName.mistyped(label, UnnamedColumns.of(rows, monitor)).isEmpty()) {
            rows.requireColumn(label);
        }
    }

    private static void requireId(MonitoredRow row, RowFile file) {
        if (row.predictionId().isBlank()) {
            throw new DocumentException(
                    file.path(),
                    row.line(),
                    "every row must have an id, for labels are joined by it, got ''; fill it in, or name another column as prediction.id");
        }
    }

    /**
     * Returns a sentence if rows are older than the end of the evaluation set: two files may be
     * swapped, and of its own rows a baseline only says that they are as it knows them.
     */
    Optional<String> notAfter(Baseline baseline, Monitor monitor) {
        boolean after = first >= baseline.to().toEpochMilli();
        return after || monitor.time().clock() == Clock.ROWS
                ? Optional.empty()
                : Optional.of(
                        "rows to replay should come after the evaluation set, which ends at %s, got rows from %s on; are two files swapped?"
                                .formatted(baseline.to(), Instant.ofEpochMilli(first)));
    }

    /** Returns a sentence if the monitor speaks of labels and no row has one. */
    Optional<String> noLabels(Monitor monitor) {
        return monitor.label() == null || labelled > 0
                ? Optional.empty()
                : Optional.of(
                        "no row has a label in column '%s' (label.column), so performance will not be judged"
                                .formatted(monitor.label().column()));
    }

    /** Returns a sentence about labels that count nowhere; empty if there are none. */
    Optional<String> lateLabels(Monitor monitor) {
        return beyondHorizon == 0
                ? Optional.empty()
                : Optional.of(
                        "every label must become known within label.horizon (%s) of its prediction to count, got %s that became known later, of %,d; coverage is without them; raise label.horizon to count them"
                                .formatted(
                                        ClockSpan.write(
                                                monitor.label().horizon(), monitor.time().clock()),
                                        Figures.counted(beyondHorizon, "label"),
                                        labelled));
    }
}
