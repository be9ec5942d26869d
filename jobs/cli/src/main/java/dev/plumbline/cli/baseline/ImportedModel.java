package dev.plumbline.cli.baseline;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whose baseline is imported: a monitor, or the few things that a monitor cannot do without. */
final class ImportedModel {
    /** How often SageMaker's schedules run at most. */
    private static final Duration WINDOW = Duration.ofHours(1);

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "monitor.yaml: time, prediction, windows; instead of --model and --task.")
    private Path spec;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model's name; the monitor then has windows of an hour.")
    private String model;

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            description = "The version that was evaluated; by default the spec's.")
    private String version;

    @Option(
            names = "--task",
            defaultValue = "regression",
            paramLabel = "TASK",
            description = "regression or binary; by default ${DEFAULT-VALUE}. With --model.")
    private Task task;

    @Option(
            names = "--time-column",
            defaultValue = "inferenceTime",
            paramLabel = "COLUMN",
            description = "Column of the event time; by default ${DEFAULT-VALUE}. With --model.")
    private String timeColumn;

    @Option(
            names = "--prediction",
            defaultValue = "prediction",
            paramLabel = "COLUMN",
            description = {
                "Column of the predicted value, or of the positive class's probability;",
                "by default ${DEFAULT-VALUE}. With --model."
            })
    private String prediction;

    @Option(
            names = "--predicted-class",
            defaultValue = "predicted_label",
            paramLabel = "COLUMN",
            description =
                    "Column of the class decided on; by default ${DEFAULT-VALUE}. With --task binary.")
    private String predictedClass;

    @Option(
            names = "--classes",
            split = ",",
            defaultValue = "0,1",
            paramLabel = "CLASS",
            description = "Both classes, the negative one first; by default ${DEFAULT-VALUE}.")
    private List<String> classes;

    Monitor template(CommandSpec command) {
        if ((spec == null) == (model == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "either --spec or --model must be given, got %s"
                            .formatted(spec == null ? "neither" : "both"));
        }
        return spec == null ? usual(command) : MonitorDocument.read(spec);
    }

    String version(CommandSpec command, Monitor template) {
        if (version == null && template.version() == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--model-version must be given, got none; a baseline belongs to one model version");
        }
        return version == null ? template.version() : version;
    }

    private Monitor usual(CommandSpec command) {
        if (task == Task.MULTICLASS || task == Task.BINARY && classes.size() != 2) {
            throw new ParameterException(
                    command.commandLine(),
                    "--task must be regression, or binary with two --classes, got %s with %s; write a monitor.yaml and give it by --spec"
                            .formatted(task.name().toLowerCase(Locale.ROOT), classes));
        }
        return new Monitor(
                model,
                version,
                task,
                new TimeSource(Clock.TIME, timeColumn, "iso"),
                task == Task.REGRESSION
                        ? new PredictionColumns(prediction, null, null, List.of())
                        : new PredictionColumns(null, prediction, predictedClass, classes),
                null,
                List.of(),
                List.of(WindowSpec.ofSpan(WINDOW, Instant.EPOCH)),
                List.of(),
                Sensitivity.DEFAULT,
                List.of(),
                AlertSpec.DEFAULT,
                null);
    }
}
