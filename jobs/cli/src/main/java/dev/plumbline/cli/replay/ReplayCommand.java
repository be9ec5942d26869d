package dev.plumbline.cli.replay;

import dev.plumbline.cli.option.OptionRange;
import dev.plumbline.cli.output.OutputPath;
import dev.plumbline.cli.report.RunOutput;
import dev.plumbline.cli.report.console.Ink;
import dev.plumbline.cli.report.console.RunSummary;
import dev.plumbline.cli.report.reading.BudgetText;
import dev.plumbline.cli.report.reading.JudgingNotes;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.cli.rows.RowFileOptions;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.AlarmBudget;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.baseline.SeasonsDocument;
import dev.plumbline.kafka.document.monitor.DeclaredFeatures;
import dev.plumbline.kafka.document.monitor.DeclaredReferences;
import dev.plumbline.kafka.document.monitor.DeclaredSegments;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline replay}: back-tests a monitor on a file through the operators of the monitoring
 * job, without Kafka.
 */
@Command(
        name = "replay",
        description =
                "Back-tests a monitor on a file: what would have been reported, alerted and triggered.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--spec",
            required = true,
            paramLabel = "FILE",
            description = "the monitor.yaml")
    private Path monitorFile;

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "the baseline that the rows are held to")
    private Path baselineFile;

    @Mixin private RowFileOptions data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "folder for reports.jsonl, alerts.jsonl, retraining.jsonl, summary.json and report.html")
    private Path out;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            paramLabel = "N",
            description = "subtasks per operator (default: ${DEFAULT-VALUE})")
    private int parallelism;

    @Override
    public Integer call() throws Exception {
        OptionRange.require(spec, "--parallelism", parallelism, 1, OptionRange.MOST_SUBTASKS);
        OutputPath.requireFolder(spec, "--out", out);
        Monitor monitor = MonitorDocument.read(monitorFile);
        Baseline baseline = BaselineDocument.read(baselineFile);
        SeasonsDocument.requireFound(baseline, baselineFile);
        BaselineDocument.requireFor(monitor, baseline, baselineFile.toString());
        DeclaredFeatures.require(monitorFile, monitor, baseline);
        DeclaredSegments.require(monitorFile, monitor, baseline);
        DeclaredReferences.require(monitorFile, monitor, baseline);
        RowFile rows = data.file();
        PrintWriter console = spec.commandLine().getOut();
        ReplayProgress progress = new ReplayProgress(console, System::nanoTime);
        FileSurvey survey = FileSurvey.of(rows, monitor, progress);
        if (survey.rows() == 0) {
            throw new DocumentException(rows.path(), 0, "must hold at least one row, got none");
        }
        RunOutput.prepare(out);
        BudgetText.of(AlarmBudget.of(monitor, baseline)).forEach(console::println);
        JudgingNotes.of(monitor).forEach(note -> console.println("note: " + note));
        survey.notAfter(baseline, monitor).ifPresent(note -> console.println("note: " + note));
        survey.noLabels(monitor).ifPresent(note -> console.println("note: " + note));
        survey.lateLabels(monitor).ifPresent(note -> console.println("note: " + note));
        console.flush();
        RunCollector collector =
                new RunCollector(
                        monitor.model() + ": replay of " + Path.of(rows.path()).getFileName(),
                        monitor);
        collector.add(baseline);
        new FileReplay(rows.absolute(), monitor, baseline, survey, parallelism)
                .into(collector, progress);
        RunResult result = collector.result();
        List<Path> files = RunOutput.write(out, result);
        RunSummary.of(result, files, Ink.of(System.getenv(), System.console() != null))
                .forEach(console::println);
        console.flush();
        return 0;
    }
}
