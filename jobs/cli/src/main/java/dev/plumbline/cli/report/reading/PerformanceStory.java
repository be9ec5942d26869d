package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;

/** Tells of the metric that counts how often and how far it went beyond its threshold. */
final class PerformanceStory {
    private final RunReading run;
    private final List<WindowReading> windows;

    private PerformanceStory(RunReading run) {
        this.run = run;
        this.windows = run.champions();
    }

    /** Returns a whole sentence. */
    static String of(RunReading run) {
        return new PerformanceStory(run).performance();
    }

    private String performance() {
        if (run.metric().isEmpty()) {
            return "No labels came, so how well the model did is not known.";
        }
        Metric metric = run.metric().get();
        List<WindowReading> known =
                windows.stream()
                        .filter(window -> value(window, metric) != null)
                        .filter(window -> window.breaks().isEmpty())
                        .toList();
        List<WindowReading> lost = known.stream().filter(window -> isLost(window, metric)).toList();
        if (known.isEmpty()) {
            return broken(metric);
        }
        long judged = known.stream().filter(window -> isJudged(window, metric)).count();
        if (judged == 0) {
            return "The %s is known in %s and could be judged in none."
                    .formatted(metric.spoken(), Figures.counted(known.size(), "window") + sound());
        }
        if (lost.isEmpty()) {
            return "The %s stayed within its threshold in %s%s."
                    .formatted(metric.spoken(), Figures.all(judged, "window"), sound());
        }
        WindowReading worst = lost.get(0);
        for (WindowReading window : lost) {
            worst = metric.isWorse(value(window, metric), value(worst, metric)) ? window : worst;
        }
        return "The %s %s: %s was beyond its threshold in %s of %s, first in the window %s, and %s at worst%s."
                .formatted(
                        metric.moreIsBetter() ? "performance" : "error",
                        metric.moreIsBetter() ? "fell" : "rose",
                        metric.spoken(),
                        Figures.count(lost.size()),
                        Figures.counted(known.size(), "window") + sound(),
                        run.stamps().span(lost.get(0).start(), lost.get(0).end()),
                        Figures.of(value(worst, metric)),
                        against(worst, metric));
    }

    /** Of a run in which no window with a value has sound data. */
    private String broken(Metric metric) {
        List<WindowReading> judged =
                windows.stream()
                        .filter(window -> value(window, metric) != null)
                        .filter(window -> isJudged(window, metric))
                        .toList();
        long lost = judged.stream().filter(window -> isLost(window, metric)).count();
        return judged.isEmpty()
                ? "The %s could be judged in no window.".formatted(metric.spoken())
                : "The %s is known in no window with sound data; with the data broken it was beyond its threshold in %s of %s."
                        .formatted(
                                metric.spoken(),
                                Figures.count(lost),
                                Figures.counted(judged.size(), "window"));
    }

    private static boolean isLost(WindowReading window, Metric metric) {
        return window.performance(metric.name()).orElseThrow().verdict() == Verdict.DRIFT;
    }

    private static boolean isJudged(WindowReading window, Metric metric) {
        Verdict verdict = window.performance(metric.name()).orElseThrow().verdict();
        return verdict == Verdict.OK || verdict == Verdict.DRIFT;
    }

    private String sound() {
        return windows.stream().allMatch(window -> window.breaks().isEmpty())
                ? ""
                : " with sound data";
    }

    private String against(WindowReading window, Metric metric) {
        return run.atEvaluation(window.either().baselineId(), metric)
                .map(known -> " against " + Figures.of(known.value()) + " at evaluation")
                .orElse("");
    }

    private static Double value(WindowReading window, Metric metric) {
        return window.performance(metric.name()).map(Measurement::value).orElse(null);
    }
}
