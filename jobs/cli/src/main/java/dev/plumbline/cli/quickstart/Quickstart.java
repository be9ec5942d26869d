package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.report.RunOutput;
import dev.plumbline.cli.report.console.Ink;
import dev.plumbline.cli.report.console.LiveLines;
import dev.plumbline.cli.report.console.RunSummary;
import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.kafka.control.ControlPublisher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows a real model drifting, end to end: trains it, deploys it, replays what came after through a
 * real broker and both jobs, retrains when triggered, and writes what happened.
 */
final class Quickstart {
    private final Dataset dataset;
    private final Path out;
    private final PrintWriter console;
    private final Ink ink;
    private final RunCollector collector;
    private final LiveLines live;

    Quickstart(Dataset dataset, Path out, PrintWriter console, Ink ink) {
        this.dataset = dataset;
        this.out = out;
        this.console = console;
        this.ink = ink;
        List<Annotation> annotations =
                dataset
                        .injection()
                        .map(
                                injection ->
                                        new Annotation(
                                                injection.from(), injection.to(), injection.text()))
                        .stream()
                        .toList();
        this.collector = new RunCollector(dataset.title(), dataset.monitor());
        annotations.forEach(collector::add);
        this.live = new LiveLines(dataset.monitor(), annotations, ink);
    }

    /**
     * Runs the replay to its end.
     *
     * @param goOn whether the jobs are to go on afterwards
     */
    void run(QuickstartStack stack, boolean goOn) throws Exception {
        print(List.of(dataset.title(), ""));
        ControlPublisher publisher =
                stack.closeFirst(
                        "publisher", () -> new ControlPublisher(stack.settings(), stack.topics()));
        ResultReader results =
                stack.closeFirst(
                        "results",
                        () ->
                                new ResultReader(
                                        stack.settings(),
                                        stack.topics(),
                                        collector,
                                        live,
                                        this::print));
        ModelService models =
                new ModelService(
                        dataset,
                        out.resolve("models"),
                        publisher,
                        new QuickstartEvents(collector, live, this::print));
        if (dataset.bringsPredictions()) {
            models.watchBroughtPredictions();
        } else {
            models.deployFirst();
        }
        stack.startJobs(!dataset.bringsPredictions());
        print(List.of(live.heading()));
        DecisionReader decisions =
                stack.closeFirst(
                        "decisions", () -> new DecisionReader(stack.settings(), stack.topics()));
        Replayer replayer =
                stack.closeFirst(
                        "replay",
                        () ->
                                new Replayer(
                                        dataset,
                                        stack.settings(),
                                        stack.topics(),
                                        decisions,
                                        (trigger, from) -> {
                                            if (!dataset.bringsPredictions()) {
                                                models.answer(
                                                        stack.training().await(trigger.id()), from);
                                            }
                                        },
                                        stack::requireJobsRunning));
        replayer.run();
        stack.drain(goOn);
        results.finish();
        RunResult result = collector.result();
        List<Path> files = RunOutput.write(out, result);
        print(RunSummary.of(result, files, ink));
    }

    private synchronized void print(List<String> lines) {
        lines.forEach(console::println);
        console.flush();
    }
}
