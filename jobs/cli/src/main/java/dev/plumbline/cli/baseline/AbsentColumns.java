package dev.plumbline.cli.baseline;

import dev.plumbline.cli.rows.Rows;
import dev.plumbline.cli.rows.UnnamedColumns;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.NearestName;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Columns that a monitor names and an evaluation set may be without: ids, labels and their times. A
 * missing one is told of. Where the file has one of nearly its name, which the monitor names
 * nowhere, it is an error: that one was meant, and would pass for a feature. One that only begins
 * alike, as loan_amount does like the id loan, is told of as the nearest.
 */
final class AbsentColumns {
    private final Path spec;
    private final Rows rows;
    private final Set<String> unnamed;
    private final List<String> notes = new ArrayList<>();

    private AbsentColumns(Path spec, Rows rows, Monitor monitor) {
        this.spec = spec;
        this.rows = rows;
        this.unnamed = UnnamedColumns.of(rows, monitor);
    }

    /**
     * Returns a sentence for each.
     *
     * @param spec the monitor's file
     * @throws DocumentException with the column's line in the monitor, if another was meant, or if
     *     what the monitor asks for needs labels and there is no column of them
     */
    static List<String> notes(Path spec, Rows rows, Monitor monitor) {
        AbsentColumns absent = new AbsentColumns(spec, rows, monitor);
        LabelSpec label = monitor.label();
        absent.check(
                monitor.prediction().id(),
                "a baseline does without it, a replay needs it",
                "prediction",
                "id");
        if (label != null) {
            boolean needed =
                    !monitor.performance().isEmpty()
                            || !monitor.options().detectors().isEmpty()
                            || monitor.options().lifetime() != null;
            if (needed) {
                // a mistyped column would leave every rule without a value to hold to
                rows.requireColumn(label.column());
            }
            absent.check(
                    label.column(),
                    "the baseline knows neither labels nor performance",
                    "label",
                    "column");
            absent.check(
                    label.time() == null ? null : label.time().column(),
                    "all labels count, whenever they became known; a replay needs it",
                    "label",
                    "time",
                    "column");
        }
        return absent.notes;
    }

    private void check(String column, String consequence, String... keys) {
        if (column == null || rows.hasColumn(column)) {
            return;
        }
        String path = String.join(".", keys);
        String mistyped = NearestName.mistyped(column, unnamed);
        if (!mistyped.isEmpty()) {
            throw new DocumentException(
                    spec.toString(),
                    MonitorDocument.line(spec, keys),
                    "%s must name a column of the evaluation set where it has one of nearly that name, got '%s'%s; write that, or list it under features if it is one"
                            .formatted(path, column, mistyped));
        }
        notes.add(
                "the evaluation set has no column '%s' (%s): %s%s"
                        .formatted(column, path, consequence, NearestName.offer(column, unnamed)));
    }
}
