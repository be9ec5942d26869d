package dev.plumbline.cli.baseline;

import dev.plumbline.cli.option.OptionRange;
import dev.plumbline.cli.output.AtomicFile;
import dev.plumbline.cli.output.OutputPath;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.cli.rows.RowFileOptions;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.evaluation.SeasonPlan;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.threshold.BootstrapSettings;
import dev.plumbline.core.threshold.JointBootstrap;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.baseline.SeasonsDocument;
import dev.plumbline.kafka.document.monitor.DeclaredReferences;
import dev.plumbline.kafka.document.monitor.DeclaredSegments;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    /** Below, a few long texts would leave too few rows to choose from. */
    private static final int FEWEST_MEBIBYTES = 8;

    private static final int MOST_MEBIBYTES = 1 << 20;

    /** More are not better known than the rows that they are made of. */
    private static final int MOST_REPLICATES = 20_000;

    @Spec private CommandSpec command;

    @Option(
            names = "--spec",
            required = true,
            paramLabel = "FILE",
            description = "monitor.yaml: where time, predictions, label and features stand.")
    private Path spec;

    @Mixin private RowFileOptions data;

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
            names = "--memory",
            defaultValue = "64",
            paramLabel = "MIB",
            description = {
                "What the rows may hold in memory, in mebibytes, about; by default ${DEFAULT-VALUE}.",
                "A larger evaluation set is read twice: cells are chosen from a part of its rows,",
                "the same on every run, and all rows are counted in them."
            })
    private int mebibytes;

    @Option(
            names = "--replicates",
            defaultValue = "" + BootstrapSettings.USUAL_REPLICATES,
            paramLabel = "N",
            description = {
                "How often the rows are resampled to learn how large the shown statistics get by",
                "chance; by default ${DEFAULT-VALUE}, 0 for baselines without such thresholds."
            })
    private int replicates;

    @Override
    public Integer call() {
        OptionRange.require(command, "--memory", mebibytes, FEWEST_MEBIBYTES, MOST_MEBIBYTES);
        if (replicates != 0) {
            OptionRange.require(
                    command,
                    "--replicates",
                    replicates,
                    JointBootstrap.FEWEST_REPLICATES,
                    MOST_REPLICATES);
        }
        OutputPath.requireFile(command, "--out", out);
        Monitor monitor = MonitorDocument.read(spec);
        String version = modelVersion == null ? monitor.version() : modelVersion;
        if (version == null) {
            throw new DocumentException(
                    spec.toString(),
                    0,
                    "a baseline belongs to one model version; give the monitor a version, or give --model-version");
        }
        EvaluationFile.Built built = build(monitor, version);
        Baseline baseline = built.baseline();
        List<String> notes = new ArrayList<>(built.notes());
        notes.addAll(DeclaredValues.notes(spec, data.file(), monitor, baseline));
        DeclaredSegments.require(spec, monitor, baseline);
        DeclaredReferences.require(spec, monitor, baseline);
        if (baseline.supplement().seasons() != null) {
            AtomicFile.write(SeasonsDocument.beside(out), SeasonsDocument.toJson(baseline));
        }
        String json = BaselineDocument.toJson(baseline);
        AtomicFile.write(out, json);
        command.commandLine()
                .getOut()
                .printf(
                        "%s: baseline %s of %s %s, %s, %s%s%nthresholds of shown statistics: %s%n",
                        out,
                        baseline.id(),
                        baseline.model(),
                        baseline.modelVersion(),
                        Figures.counted(baseline.rows(), "row"),
                        Figures.counted(baseline.features().size(), "feature"),
                        baseline.performance() == null ? ", no labels" : "",
                        ThresholdText.of(baseline, replicates));
        tellLeftOut(built.leftOut());
        tellTarget(baseline);
        notes.addAll(BuildNotes.of(baseline, json));
        notes.forEach(note -> command.commandLine().getOut().println("note: " + note));
        tellSeasons(monitor, baseline);
        return 0;
    }

    /** What is monitored must not depend on a guess that nobody was told of. */
    private void tellLeftOut(List<String> columns) {
        if (!columns.isEmpty()) {
            String names =
                    columns.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
            command.commandLine()
                    .getOut()
                    .printf(
                            "note: left out, for nearly every row has a value of its own there, as ids, counters and free text have: %s; to monitor such a column list the features in the monitor, it among them, and to take it as the predictions' id write prediction.id%n",
                            names);
        }
    }

    private void tellTarget(Baseline baseline) {
        boolean taken =
                baseline.features().stream()
                        .anyMatch(feature -> feature.name().equals(TargetReference.NAME));
        if (baseline.performance() != null && taken) {
            command.commandLine()
                    .getOut()
                    .println(
                            "note: a feature is named '%s', so drift of the labels is not watched; give the feature another name"
                                    .formatted(TargetReference.NAME));
        }
    }

    private void tellSeasons(Monitor monitor, Baseline baseline) {
        SeasonsReference seasons = baseline.supplement().seasons();
        PrintWriter console = command.commandLine().getOut();
        if (seasons != null) {
            console.printf(
                    "%s: what each of %d hours (%s) held; keep it beside the baseline%n",
                    SeasonsDocument.beside(out),
                    seasons.calendar().buckets(),
                    seasons.calendar().zone());
            tellSegments(baseline, seasons.content(), console);
        }
        String note = SeasonPlan.of(monitor, baseline.from(), baseline.to()).note();
        if (note != null) {
            console.println("note: " + note);
        }
    }

    private static void tellSegments(Baseline baseline, Seasons held, PrintWriter console) {
        List<String> unheld =
                baseline.supplement().segments().stream()
                        .map(SegmentBaseline::segment)
                        .filter(segment -> !held.segments().containsKey(segment))
                        .toList();
        if (!unheld.isEmpty()) {
            console.printf(
                    "note: hours of the week are not told apart in %s; a segment needs %,d evaluation rows for that, and all of them together have room for 64 MiB of counts%n",
                    String.join(", ", unheld),
                    SegmentBaseline.ROWS_PER_HOUR * held.calendar().buckets());
        }
    }

    private EvaluationFile.Built build(Monitor monitor, String version) {
        RowFile file = data.file();
        try {
            return new EvaluationFile(spec, file, monitor, replicates)
                    .baseline(version, (long) mebibytes << 20);
        } catch (IllegalArgumentException e) {
            throw new DocumentException(file.path(), 0, e.getMessage());
        }
    }
}
