package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of the inputs which drifted, what could have been found, and what was broken. */
final class InputStory {
    private final RunReading run;
    private final List<WindowReading> windows;

    private InputStory(RunReading run) {
        this.run = run;
        this.windows = run.champions();
    }

    /** Returns whole sentences; at least one. */
    static List<String> of(RunReading run) {
        InputStory story = new InputStory(run);
        List<String> sentences = new ArrayList<>();
        sentences.add(story.inputs());
        story.breaks().ifPresent(sentences::add);
        return sentences;
    }

    private String inputs() {
        List<WindowReading> judged =
                windows.stream().filter(WindowReading::inputsWereJudged).toList();
        if (judged.isEmpty()) {
            return "In no window could the inputs be judged against a baseline.";
        }
        List<Measurement> drifts =
                judged.stream().flatMap(window -> featureDrifts(window).stream()).toList();
        if (drifts.isEmpty()) {
            return "No input drifted beyond chance in %s%s."
                    .formatted(
                            judged.size() == 1
                                    ? "the one window"
                                    : "any of " + Figures.counted(judged.size(), "window"),
                            FindableShift.of(run).map(shift -> "; " + shift).orElse(""));
        }
        long drifted = judged.stream().filter(window -> !featureDrifts(window).isEmpty()).count();
        Measurement widest =
                drifts.stream().max(Comparator.comparingDouble(InputStory::effect)).orElseThrow();
        return "The inputs drifted in %s of %s, most of all %s, %s%s."
                .formatted(
                        Figures.count(drifted),
                        Figures.counted(judged.size(), "window"),
                        widest.feature(),
                        extent(widest),
                        FindableShift.of(run).map(shift -> "; in the others " + shift).orElse(""));
    }

    /** A statistic that the user lets decide has a value, and no effect in deviations. */
    private static String extent(Measurement widest) {
        return WindowReading.effect(widest) == null && widest.value() != null
                ? "to a %s of %s"
                        .formatted(new Metric(widest.metric()).spoken(), Figures.of(widest.value()))
                : "by %s standard deviations".formatted(Figures.of(effect(widest)));
    }

    private Optional<String> breaks() {
        List<WindowReading> broken =
                windows.stream().filter(window -> !window.breaks().isEmpty()).toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        String features =
                FewNames.of(
                        broken.stream()
                                .flatMap(window -> window.breaks().stream())
                                .map(Measurement::feature)
                                .distinct()
                                .toList());
        WindowReading first = broken.get(0);
        WindowReading last = broken.get(broken.size() - 1);
        List<String> notes =
                run.result().annotations().stream()
                        .filter(
                                note ->
                                        broken.stream()
                                                .anyMatch(w -> note.overlaps(w.start(), w.end())))
                        .map(note -> note.text())
                        .distinct()
                        .toList();
        return Optional.of(
                "The data itself broke in %s, %s (%s)%s."
                        .formatted(
                                Figures.counted(broken.size(), "window"),
                                run.stamps().span(first.start(), last.end()),
                                features,
                                notes.isEmpty() ? "" : "; noted: " + String.join("; ", notes)));
    }

    /** Drift of features; where the feature's data are broken, the fault explains it. */
    private static List<Measurement> featureDrifts(WindowReading window) {
        Set<String> broken =
                window.breaks().stream().map(Measurement::feature).collect(Collectors.toSet());
        return window.drifts().stream()
                .filter(test -> !WindowReading.isOutput(test.feature()))
                .filter(test -> !broken.contains(test.feature()))
                .toList();
    }

    private static double effect(Measurement test) {
        Double effect = WindowReading.effect(test);
        return effect == null ? 0 : effect;
    }
}
