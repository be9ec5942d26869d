package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.Sensitivity;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;

/** How to read the page: what a verdict means, how many tests there were, and what they allow. */
final class Footer {
    private final RunReading run;

    Footer(RunReading run) {
        this.run = run;
    }

    void draw(Markup out) {
        out.element("h2", "How to read this");
        out.open("dl");
        entry(
                out,
                "Effect",
                "How far a distribution moved from the baseline, as Cohen's w: about as much as a"
                        + " shift of the mean by that many standard deviations. A share that goes"
                        + " from 50:50 to 55:45 is 0.1.");
        entry(
                out,
                "Drift",
                "The change is beyond chance at the level that the budget leaves to each test, and"
                        + " its effect is above the floor of "
                        + Figures.of(DriftChart.floor(run))
                        + ". Drift by itself is not damage.");
        entry(
                out,
                "Found from",
                "The smallest shift, in standard deviations, that the window would have shown in the"
                        + " middle one of its features. An all-clear says no more than that; an"
                        + " effect of 0 is no more than noise.");
        entry(
                out,
                "Against a dummy",
                "A dummy alarms in every k-th window, as often as the monitor did, whatever the"
                        + " windows hold. Who hits no more windows that are known to be wrong, by"
                        + " labels or marks, has told nothing.");
        entry(
                out,
                "Data broken",
                "Missing, out of range, unseen or of the wrong type more often than at evaluation:"
                        + " a fault to mend, not a change to learn. Such windows veto retraining.");
        entry(
                out,
                "Too little data",
                "The window cannot support a verdict. It is not an all-clear.");
        performance(out);
        finality().ifPresent(words -> entry(out, "Provisional and final", words));
        entry(out, "Tests", tests());
        entry(out, "False-alarm budget", budget());
        entry(out, "Versions", versions());
        out.close("dl").line();
    }

    private void performance(Markup out) {
        Monitor monitor = run.result().monitor();
        if (monitor == null || monitor.performance().isEmpty()) {
            return;
        }
        entry(
                out,
                "Performance loss",
                monitor.performance().stream().map(Footer::loss).collect(Collectors.joining(" ")));
    }

    private static String loss(PerformanceRule rule) {
        return "%s worse than %s times its value at evaluation; %s in a row open an episode."
                .formatted(
                        rule.metric(),
                        Figures.of(rule.enter()),
                        Figures.counted(rule.windows(), "window"));
    }

    /** Empty where no label is known. */
    private Optional<String> finality() {
        List<WindowReading> labelled =
                run.champions().stream().filter(window -> window.performance() != null).toList();
        long open = labelled.stream().filter(WindowReading::isProvisional).count();
        String horizon =
                "A window's performance is provisional until no label that counts can still come. ";
        return labelled.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        horizon
                                + (open == 0
                                        ? "Here it is final in every window."
                                        : "Here it is provisional in %s of %s."
                                                .formatted(
                                                        Figures.count(open),
                                                        Figures.counted(
                                                                labelled.size(), "window"))));
    }

    private String tests() {
        LongSummaryStatistics tests =
                run.champions().stream().mapToLong(WindowReading::tests).summaryStatistics();
        return run.champions().isEmpty()
                ? "None."
                : "%s in %s, at most %s in one."
                        .formatted(
                                Figures.counted(tests.getSum(), "verdict"),
                                Figures.counted(run.champions().size(), "window"),
                                Figures.count(tests.getMax()));
    }

    private String budget() {
        if (run.result().monitor() == null) {
            return "Not known.";
        }
        Sensitivity sensitivity = run.result().monitor().sensitivity();
        return "%s false per model and month, shared out over all tests; verdicts need %s."
                .formatted(
                        Figures.counted(Math.round(sensitivity.falseEpisodesPerMonth()), "episode")
                                .replaceFirst(
                                        "^[^ ]+", Figures.of(sensitivity.falseEpisodesPerMonth())),
                        Figures.counted(sensitivity.minRows(), "row"));
    }

    private String versions() {
        StringBuilder text = new StringBuilder("Plumbline");
        String own = Footer.class.getPackage().getImplementationVersion();
        if (own != null) {
            text.append(' ').append(own);
        }
        for (Baseline baseline : run.result().baselines()) {
            text.append("; baseline ")
                    .append(baseline.id())
                    .append(" of ")
                    .append(baseline.modelVersion());
        }
        return text.append('.').toString();
    }

    private static void entry(Markup out, String word, String meaning) {
        out.open("div").element("dt", word).element("dd", meaning).close("div");
    }
}
