package dev.plumbline.cli.baseline;

import dev.plumbline.cli.output.ProgressLine;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.cli.rows.Rows;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.evaluation.BaselineCount;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.threshold.BootstrapSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An evaluation set in a file, of which a baseline is built.
 *
 * @param spec the monitor's file, for what is said of it
 * @param replicates of its rows, to learn thresholds from; 0 for none
 */
record EvaluationFile(Path spec, RowFile file, Monitor monitor, int replicates) {

    /**
     * A baseline of it.
     *
     * @param leftOut columns that are no features, because they only tell rows apart
     * @param notes what is to be known of its columns and answers, a sentence each
     */
    record Built(Baseline baseline, List<String> leftOut, List<String> notes) {}

    /**
     * Builds the baseline, in one reading if the rows fit into memory, and else in two.
     *
     * @param mostBytes what the rows may hold in memory, about
     * @throws IllegalArgumentException if no baseline can be made of the rows
     */
    Built baseline(String version, long mostBytes) {
        try (ProgressLine sampling = new ProgressLine("sampling thresholds", "features")) {
            return baseline(
                    new BaselineBuilder(monitor, version, mostBytes)
                            .thresholds(
                                    new BootstrapSettings(
                                            replicates,
                                            BootstrapSettings.USUAL_SEED,
                                            sampling::at)));
        }
    }

    private Built baseline(BaselineBuilder builder) {
        List<String> notes = new ArrayList<>();
        ImproperOutputs improper = new ImproperOutputs(monitor.sensitivity().rateFloor());
        read(
                "reading " + file,
                rows -> notes.addAll(AbsentColumns.notes(spec, rows, monitor)),
                row -> {
                    improper.add(row);
                    builder.add(at(row), row.features(), row.output(), row.label());
                });
        improper.note(file.path()).ifPresent(notes::add);
        if (builder.holdsAllRows()) {
            return new Built(builder.build(), builder.leftOut(), notes);
        }
        BaselineCount count = builder.plan();
        read(
                "counting " + file,
                rows -> {},
                row -> count.add(at(row), row.features(), row.output(), row.label()));
        return new Built(count.baseline(), builder.leftOut(), notes);
    }

    private static Instant at(MonitoredRow row) {
        return Instant.ofEpochMilli(row.eventTimeMillis());
    }

    private void read(String work, Consumer<Rows> columns, Consumer<MonitoredRow> reader) {
        Rows open = file.open();
        try (MonitoredRows rows = MonitoredRows.of(open, monitor);
                ProgressLine progress = new ProgressLine(work, "rows")) {
            columns.accept(open);
            for (long done = 0; rows.hasNext(); done++) {
                reader.accept(rows.next());
                progress.at(done, open.shareRead());
            }
        }
    }
}
