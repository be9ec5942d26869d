package dev.plumbline.cli.control;

import dev.plumbline.cli.report.reading.BudgetText;
import dev.plumbline.cli.report.reading.JudgingNotes;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.AlarmBudget;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.DeclaredFeatures;
import dev.plumbline.kafka.document.monitor.DeclaredReferences;
import dev.plumbline.kafka.document.monitor.DeclaredSegments;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a monitor.yaml as the jobs would, without talking to anybody. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check a monitor.yaml, offline.")
final class ValidateMonitor implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "The monitor.yaml.")
    private Path file;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = {
                "A baseline that the monitor will hold rows to: says what the false-alarm budget",
                "comes to, and which shift a window of the expected size finds."
            })
    private Path baseline;

    @Override
    public Integer call() {
        Monitor monitor = MonitorDocument.read(file);
        command.commandLine()
                .getOut()
                .printf(
                        "%s: monitor of %s, windows %s%n",
                        file,
                        monitor.model(),
                        monitor.windows().stream()
                                .map(WindowSpec::granularity)
                                .collect(Collectors.joining(", ")));
        if (baseline != null) {
            Baseline held = BaselineDocument.read(baseline);
            BaselineDocument.requireFor(monitor, held, baseline.toString());
            DeclaredFeatures.require(file, monitor, held);
            DeclaredSegments.require(file, monitor, held);
            DeclaredReferences.require(file, monitor, held);
            BudgetText.withBluntest(AlarmBudget.of(monitor, held))
                    .forEach(command.commandLine().getOut()::println);
        }
        JudgingNotes.of(monitor)
                .forEach(note -> command.commandLine().getOut().println("note: " + note));
        return 0;
    }
}
