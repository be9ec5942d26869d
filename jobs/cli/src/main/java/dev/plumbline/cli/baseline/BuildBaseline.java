package dev.plumbline.cli.baseline;

import dev.plumbline.cli.csv.CsvRows;
import dev.plumbline.cli.csv.MonitoredRow;
import dev.plumbline.cli.csv.MonitoredRows;
import dev.plumbline.cli.output.AtomicFile;
import dev.plumbline.cli.output.ProgressLine;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineBuilder;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.BaselineDocument;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.MonitorDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a baseline from a model's evaluation set. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Build a baseline from the rows on which a model was evaluated:",
            "features, predictions and, if there are any, labels."
        })
final class BuildBaseline implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--spec",
            required = true,
            paramLabel = "FILE",
            description = "monitor.yaml: where time, predictions, label and features stand.")
    private Path spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "The evaluation set: CSV with a header, gzipped if it ends in .gz.")
    private Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write the baseline; a file that stands there is replaced.")
    private Path out;

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            description = "The version that was evaluated; by default the monitor's.")
    private String modelVersion;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "Between cells; by default the one of , ; tab | in the header.")
    private Character delimiter;

    @Override
    public Integer call() {
        Monitor monitor = MonitorDocument.read(spec);
        String version = modelVersion == null ? monitor.version() : modelVersion;
        if (version == null) {
            throw new DocumentException(
                    spec.toString(),
                    0,
                    "a baseline belongs to one model version; give the monitor a version, or give --model-version");
        }
        Baseline baseline = build(monitor, version);
        BaselineDocument.requireSegments(monitor, baseline, spec.toString());
        AtomicFile.write(out, BaselineDocument.toJson(baseline));
        command.commandLine()
                .getOut()
                .printf(
                        "%s: baseline %s of %s %s, %,d rows, %d features%s%n",
                        out,
                        baseline.id(),
                        baseline.model(),
                        baseline.modelVersion(),
                        baseline.rows(),
                        baseline.features().size(),
                        baseline.performance() == null ? ", no labels" : "");
        return 0;
    }

    private Baseline build(Monitor monitor, String version) {
        BaselineBuilder builder = new BaselineBuilder(monitor, version);
        CsvRows file = CsvRows.open(data, delimiter);
        try (MonitoredRows rows = MonitoredRows.of(file, monitor);
                ProgressLine progress = new ProgressLine("reading " + data, "rows")) {
            if (!monitor.performance().isEmpty()) {
                // a mistyped column would leave every rule without a value to hold to
                file.requireColumn(monitor.label().column());
            }
            for (long done = 0; rows.hasNext(); done++) {
                MonitoredRow row = rows.next();
                builder.add(
                        Instant.ofEpochMilli(row.eventTimeMillis()),
                        row.features(),
                        row.output(),
                        row.label());
                progress.at(done, file.shareRead());
            }
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new DocumentException(data.toString(), 0, e.getMessage());
        }
    }
}
