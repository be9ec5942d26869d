package dev.plumbline.cli.report.console;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Story;
import dev.plumbline.cli.report.reading.Tenure;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.cli.report.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run says last: the story, the counts, what each swap brought, and where the files lie. */
public final class RunSummary {
    private RunSummary() {}

    /**
     * Returns the summary as lines.
     *
     * @param files what was written; empty if nothing was
     */
    public static List<String> of(RunResult result, List<Path> files, Ink ink) {
        RunReading run = RunReading.of(result);
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold(result.title()));
        Story.of(run).forEach(sentence -> lines.add("  " + sentence));
        lines.add("");
        lines.add(
                "  %s, %s (%d open), %s"
                        .formatted(
                                windows(run),
                                Figures.counted(run.opened().size(), "alert episode"),
                                run.standing().size(),
                                Figures.counted(result.triggers().size(), "retraining trigger")));
        lines.addAll(RateLines.of(run));
        for (Tenure tenure : run.tenures()) {
            run.succession(tenure)
                    .map(
                            gain ->
                                    "  %s from %s: %s %s, %s %s (ratio %s over %s)"
                                            .formatted(
                                                    tenure.version(),
                                                    run.stamps().at(tenure.from()),
                                                    run.metric().orElseThrow().spoken(),
                                                    Figures.of(gain.now()),
                                                    gain.sameRows()
                                                            ? "on the same rows the old version"
                                                            : "the old version before",
                                                    Figures.of(gain.before()),
                                                    Figures.of(gain.ratio()),
                                                    Figures.counted(gain.windows(), "window")))
                    .ifPresent(lines::add);
        }
        files.forEach(file -> lines.add("  " + file));
        return lines;
    }

    /** Windows too small to be judged say nothing, so they are told apart. */
    private static String windows(RunReading run) {
        String length = run.granularity();
        String all =
                Figures.counted(run.champions().size(), "window")
                        + (length.isEmpty() ? "" : " of " + WindowLength.of(length));
        long judged = run.champions().stream().filter(WindowReading::isJudged).count();
        return judged == run.champions().size()
                ? all
                : all + " (" + Figures.count(judged) + " judged)";
    }
}
