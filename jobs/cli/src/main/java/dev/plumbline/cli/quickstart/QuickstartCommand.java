package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.ending.ClosingOrder;
import dev.plumbline.cli.ending.OpenWork;
import dev.plumbline.cli.option.OptionRange;
import dev.plumbline.cli.output.LogOutput;
import dev.plumbline.cli.output.OutputPath;
import dev.plumbline.cli.output.WorkFolder;
import dev.plumbline.cli.report.RunOutput;
import dev.plumbline.cli.report.console.Ink;
import dev.plumbline.kafka.document.DocumentException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline quickstart}: real data through the real jobs, in one process, without Docker and
 * without network.
 */
@Command(
        name = "quickstart",
        description = "Shows a real model drifting, end to end, in one process.",
        mixinStandardHelpOptions = true)
public final class QuickstartCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;

    @Spec private CommandSpec spec;

    @Option(
            names = "--dataset",
            defaultValue = "bike",
            paramLabel = "NAME",
            description = "bike (default), bank or car-loan")
    private String dataset;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "a file to read in place of the one that ships")
    private Path data;

    @Option(
            names = "--out",
            defaultValue = "plumbline-out",
            paramLabel = "FOLDER",
            description = "folder for the results (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--keep", description = "leave everything up afterwards, until Ctrl-C")
    private boolean keep;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            paramLabel = "N",
            description = "subtasks per operator (default: ${DEFAULT-VALUE})")
    private int parallelism;

    @Option(
            names = "--metrics-port",
            defaultValue = "0",
            paramLabel = "PORT",
            description = "port of /metrics on 127.0.0.1 (default: any that is free)")
    private int metricsPort;

    @Override
    public Integer call() throws Exception {
        OptionRange.require(spec, "--parallelism", parallelism, 1, OptionRange.MOST_SUBTASKS);
        OptionRange.require(spec, "--metrics-port", metricsPort, 0, MOST_PORT);
        OutputPath.requireFolder(spec, "--out", out);
        Dataset chosen = chosen();
        return OpenWork.run(closing -> show(chosen, closing));
    }

    private void show(Dataset chosen, ClosingOrder closing) throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        Path folder = RunOutput.prepare(out);
        LogOutput.toFile(folder.resolve("quickstart.log"));
        WorkFolder work =
                closing.open("work folder", () -> WorkFolder.create("plumbline-quickstart-"));
        QuickstartStack stack =
                new QuickstartStack(
                        closing,
                        work.path(),
                        folder.resolve("models"),
                        chosen.step(),
                        parallelism,
                        metricsPort);
        Ink ink = Ink.of(System.getenv(), System.console() != null);
        new Quickstart(chosen, folder, console, ink).run(stack, keep);
        if (keep) {
            console.println(
                    "Still up, until Ctrl-C: Flink at "
                            + stack.flinkAddress()
                            + ", metrics at "
                            + stack.metricsAddress());
            console.flush();
            new CountDownLatch(1).await();
        }
    }

    private Dataset chosen() {
        if (!Dataset.NAMES.contains(dataset)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--dataset must be one of %s, got '%s'"
                            .formatted(String.join(", ", Dataset.NAMES), dataset));
        }
        Dataset chosen = Dataset.named(dataset, data);
        if (chosen.history().isEmpty() || chosen.replay().isEmpty()) {
            throw new DocumentException(
                    data.toString(),
                    0,
                    "there must be rows before the deployment, to begin with, and after it, to replay, got %d and %d"
                            .formatted(chosen.history().size(), chosen.replay().size()));
        }
        return chosen;
    }
}
