package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.output.LogOutput;
import dev.plumbline.cli.report.RunOutput;
import dev.plumbline.cli.report.console.Ink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
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
    @Spec private CommandSpec spec;

    @Option(
            names = "--dataset",
            defaultValue = "bike",
            description = "bike (default), bank or car-loan")
    private String dataset;

    @Option(names = "--data", description = "a file to read in place of the one that ships")
    private Path data;

    @Option(
            names = "--out",
            defaultValue = "plumbline-out",
            description = "folder for the results (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--keep", description = "leave everything up afterwards, until Ctrl-C")
    private boolean keep;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "subtasks per operator (default: ${DEFAULT-VALUE})")
    private int parallelism;

    @Option(
            names = "--metrics-port",
            defaultValue = "0",
            description = "port of /metrics on 127.0.0.1 (default: any that is free)")
    private int metricsPort;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        Dataset chosen = chosen();
        Path folder = RunOutput.prepare(out);
        LogOutput.toFile(folder.resolve("quickstart.log"));
        Path work = Files.createTempDirectory("plumbline-quickstart-");
        QuickstartStack stack =
                new QuickstartStack(
                        work, folder.resolve("models"), chosen.step(), parallelism, metricsPort);
        Thread onInterrupt = new Thread(() -> end(stack, work), "plumbline-shutdown");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
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
        return 0;
    }

    private Dataset chosen() {
        if (!Dataset.NAMES.contains(dataset)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--dataset must be one of %s, got '%s'"
                            .formatted(String.join(", ", Dataset.NAMES), dataset));
        }
        return Dataset.named(dataset, data);
    }

    private static void end(QuickstartStack stack, Path work) {
        stack.close();
        try (Stream<Path> paths = Files.walk(work)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException leftBehind) {
            // a temporary folder that could not be removed harms nobody
            return;
        }
    }
}
