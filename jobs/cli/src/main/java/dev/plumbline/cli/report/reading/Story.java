package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a run in a few plain sentences, computed from nothing but its result. */
public final class Story {
    private final RunReading run;
    private final List<WindowReading> windows;

    private Story(RunReading run) {
        this.run = run;
        this.windows = run.champions();
    }

    /** Returns whole sentences in order; at least one. */
    public static List<String> of(RunReading run) {
        return new Story(run).sentences();
    }

    private List<String> sentences() {
        if (windows.isEmpty()) {
            return List.of("No window was reported, so there is nothing to tell.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(inputs());
        breaks().ifPresent(sentences::add);
        sentences.add(performance());
        sentences.addAll(OtherVerdicts.of(run));
        sentences.addAll(ErrorStory.of(run));
        unfinished().ifPresent(sentences::add);
        retraining().ifPresent(sentences::add);
        swap().ifPresent(sentences::add);
        sentences.add(ending());
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
            return "The inputs stayed normal: no feature's distribution drifted in any of %s."
                    .formatted(Figures.counted(judged.size(), "window"));
        }
        long drifted = judged.stream().filter(window -> !featureDrifts(window).isEmpty()).count();
        Measurement widest =
                drifts.stream().max(Comparator.comparingDouble(Story::effect)).orElseThrow();
        return "The inputs drifted in %s of %s, most of all %s, %s."
                .formatted(
                        Figures.count(drifted),
                        Figures.counted(judged.size(), "window"),
                        widest.feature(),
                        extent(widest));
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
                broken.stream()
                        .flatMap(window -> window.breaks().stream())
                        .map(Measurement::feature)
                        .distinct()
                        .collect(Collectors.joining(", "));
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
        List<WindowReading> lost =
                known.stream()
                        .filter(
                                window ->
                                        window.performance(metric.name()).orElseThrow().verdict()
                                                == Verdict.DRIFT)
                        .toList();
        if (known.isEmpty()) {
            return "The %s is not known in any window with sound data.".formatted(metric.spoken());
        }
        long judged = known.stream().filter(window -> isJudged(window, metric)).count();
        if (judged == 0) {
            return "The %s is known in %s and could be judged in none."
                    .formatted(metric.spoken(), sound(known.size()));
        }
        if (lost.isEmpty()) {
            return "The %s stayed within its threshold in all %s."
                    .formatted(metric.spoken(), sound((int) judged));
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
                        sound(known.size()),
                        run.stamps().span(lost.get(0).start(), lost.get(0).end()),
                        Figures.of(value(worst, metric)),
                        against(worst, metric));
    }

    private static boolean isJudged(WindowReading window, Metric metric) {
        Verdict verdict = window.performance(metric.name()).orElseThrow().verdict();
        return verdict == Verdict.OK || verdict == Verdict.DRIFT;
    }

    private String sound(int known) {
        boolean all = windows.stream().allMatch(window -> window.breaks().isEmpty());
        return Figures.counted(known, "window") + (all ? "" : " with sound data");
    }

    private String against(WindowReading window, Metric metric) {
        return run.atEvaluation(window.either().baselineId(), metric)
                .map(known -> " against " + Figures.of(known.value()) + " at evaluation")
                .orElse("");
    }

    private Optional<String> unfinished() {
        return windows.stream()
                .filter(window -> window.unfinished().isPresent())
                .findFirst()
                .map(
                        window ->
                                "The window %s is unfinished, for %s; its number of rows and the age of its newest say nothing of the model."
                                        .formatted(
                                                run.stamps().span(window.start(), window.end()),
                                                window.unfinished().orElseThrow().reason()));
    }

    private Optional<String> retraining() {
        List<RetrainingTrigger> triggers = run.result().triggers();
        if (triggers.isEmpty()) {
            return Optional.empty();
        }
        String first = run.stamps().when(triggers.get(0).time());
        return Optional.of(
                triggers.size() == 1
                        ? "Retraining was triggered " + first + "."
                        : "Retraining was triggered %s, first %s."
                                .formatted(Figures.times(triggers.size()), first));
    }

    private Optional<String> swap() {
        List<Tenure> swaps =
                run.tenures().stream().filter(tenure -> tenure.predecessor() != null).toList();
        if (swaps.isEmpty()) {
            return Optional.empty();
        }
        Tenure first = swaps.get(0);
        String live =
                "Version %s went live %s"
                        .formatted(first.version(), run.stamps().when(first.from()));
        String gain = run.succession(first).map(this::gain).orElse("");
        String more =
                swaps.size() == 1
                        ? ""
                        : "; %s followed"
                                .formatted(Figures.counted(swaps.size() - 1L, "more swap"));
        return Optional.of(live + gain + more + ".");
    }

    private String gain(Succession succession) {
        String name = run.metric().orElseThrow().spoken();
        String rows =
                succession.sameRows()
                        ? "the old version's on the same rows (%s against %s, scored in shadow)"
                        : "the old version's in its last windows (%s against %s)";
        return " and over its first %s had %s %s times "
                        .formatted(
                                Figures.counted(succession.windows(), "window"),
                                article(name),
                                Figures.of(succession.ratio()))
                + rows.formatted(Figures.of(succession.now()), Figures.of(succession.before()));
    }

    private static String article(String metric) {
        // RMSE, MAE and R² are spoken letter by letter, and begin with a vowel's sound
        return ("AEFHILMNORSXaeio".indexOf(metric.charAt(0)) >= 0 ? "an " : "a ") + metric;
    }

    private String ending() {
        List<EpisodeReading> standing = run.standing();
        if (run.opened().isEmpty()) {
            return "No alert opened.";
        }
        String opened = Figures.counted(run.opened().size(), "alert episode") + " opened; ";
        return standing.isEmpty()
                ? opened + "none is open at the end."
                : opened
                        + "open at the end: "
                        + standing.stream().map(this::standing).collect(Collectors.joining("; "))
                        + ".";
    }

    /** Names the segment and, where episodes of several lengths may stand, the windows. */
    private String standing(EpisodeReading episode) {
        String segment = episode.told().segment();
        boolean ofOneLength =
                run.standing().stream()
                        .allMatch(other -> other.told().granularity().equals(run.granularity()));
        String where =
                Stream.of(
                                segment,
                                ofOneLength
                                        ? ""
                                        : "windows of "
                                                + WindowLength.of(episode.told().granularity()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        return withoutFullStop(episode.told().summary())
                + (where.isEmpty() ? "" : " (" + where + ")");
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
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

    private static Double value(WindowReading window, Metric metric) {
        return window.performance(metric.name()).map(Measurement::value).orElse(null);
    }
}
