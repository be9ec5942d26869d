package dev.plumbline.cli.baseline;

import dev.plumbline.cli.output.AtomicFile;
import dev.plumbline.cli.output.OutputPath;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.sagemaker.SageMakerImport;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes over the baseline of another service. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Make a baseline, and a monitor, of what Amazon SageMaker Model Monitor knows:",
            "its statistics.json and constraints.json."
        })
final class ImportBaseline implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--statistics",
            required = true,
            paramLabel = "FILE",
            description = "statistics.json, as the baseline job wrote it.")
    private Path statistics;

    @Option(
            names = "--constraints",
            paramLabel = "FILE",
            description = "constraints.json: what values are proper, and the drift thresholds.")
    private Path constraints;

    @Mixin private ImportedModel model;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = {
                "When the first row of the baseline data set happened, such as 2026-01-01T00:00:00Z.",
                "Needed unless time is rows: rows per hour follow from it."
            })
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "When the last one did.")
    private Instant to;

    @Option(
            names = "--assume-independent-rows",
            description = {
                "Vouch that neighbouring rows are independent draws. The files cannot tell, and",
                "without it the distribution test says INSUFFICIENT_DATA. Where rows do depend on",
                "each other (time of day, the same customer), false alarms exceed the budget."
            })
    private boolean independent;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write the baseline; a file that stands there is replaced.")
    private Path out;

    @Option(
            names = "--monitor-out",
            paramLabel = "FILE",
            description = "Where to write the monitor that goes with it.")
    private Path monitorOut;

    @Override
    public Integer call() {
        OutputPath.requireFile(command, "--out", out);
        if (monitorOut != null) {
            OutputPath.requireFile(command, "--monitor-out", monitorOut);
        }
        Monitor template = model.template(command);
        requireSpan(template);
        SageMakerImport imported =
                SageMakerImport.of(
                        SageMakerStatistics.read(statistics),
                        constraints == null
                                ? SageMakerConstraints.NONE
                                : SageMakerConstraints.read(constraints),
                        template,
                        model.version(command, template),
                        from,
                        to,
                        independent);
        // names and columns came from options and files that are not a monitor's
        MonitorDocument.readText(MonitorDocument.toJson(imported.monitor()), "the new monitor");
        String json = BaselineDocument.toJson(imported.baseline());
        BaselineDocument.readText(json, "the new baseline");
        AtomicFile.write(out, json);
        if (monitorOut != null) {
            AtomicFile.write(monitorOut, yaml(imported));
        }
        tell(imported);
        return 0;
    }

    private void requireSpan(Monitor template) {
        if (template.time().clock() == Clock.ROWS) {
            return;
        }
        if (from == null || to == null || Duration.between(from, to).toMillis() < 2) {
            throw new ParameterException(
                    command.commandLine(),
                    "--from and --to must be when the baseline data set begins and ends, more than a millisecond apart, got %s; the files do not tell, and rows per hour follow from it"
                            .formatted(
                                    from == null && to == null
                                            ? "neither"
                                            : "--from %s and --to %s"
                                                    .formatted(
                                                            from == null ? "not given" : from,
                                                            to == null ? "not given" : to)));
        }
    }

    private String yaml(SageMakerImport imported) {
        List<String> comment = new ArrayList<>();
        comment.add(
                constraints == null
                        ? "From %s.".formatted(statistics)
                        : "From %s and %s.".formatted(statistics, constraints));
        comment.add("What does not carry over:");
        imported.notes().forEach(note -> comment.add("- " + note));
        return MonitorDocument.toYaml(imported.monitor(), comment);
    }

    private void tell(SageMakerImport imported) {
        Baseline baseline = imported.baseline();
        PrintWriter console = command.commandLine().getOut();
        console.printf(
                "%s: baseline %s of %s %s, %s, %s%n",
                out,
                baseline.id(),
                baseline.model(),
                baseline.modelVersion(),
                Figures.counted(baseline.rows(), "row"),
                Figures.counted(baseline.features().size(), "feature"));
        if (monitorOut != null) {
            console.printf("%s: the monitor that goes with it%n", monitorOut);
        }
        console.println("What does not carry over:");
        imported.notes().forEach(note -> console.println("- " + note));
    }
}
