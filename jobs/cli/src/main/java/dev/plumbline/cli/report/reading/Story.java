package dev.plumbline.cli.report.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a run in a few plain sentences, computed from nothing but its result. */
public final class Story {
    private Story() {}

    /** Returns whole sentences in order; at least one. */
    public static List<String> of(RunReading run) {
        return Stream.concat(judged(run).stream(), found(run).stream()).toList();
    }

    /** Returns at most three sentences on what was judged, what was not, and why. */
    public static List<String> judged(RunReading run) {
        return JudgedStory.of(run);
    }

    /** Returns what came of it; at least one sentence. */
    public static List<String> found(RunReading run) {
        if (run.champions().isEmpty()) {
            return List.of("No window was reported, so there is nothing to tell.");
        }
        List<String> sentences = new ArrayList<>(InputStory.of(run));
        sentences.add(PerformanceStory.of(run));
        sentences.addAll(OtherVerdicts.of(run));
        sentences.addAll(ErrorStory.of(run));
        unfinished(run).ifPresent(sentences::add);
        sentences.addAll(VersionStory.of(run));
        sentences.add(EpisodeStory.of(run));
        return sentences;
    }

    /** The last window of each length that the end of all input cut short. */
    private static Optional<String> unfinished(RunReading run) {
        String windows =
                Stream.concat(
                                Stream.of(run.champions()),
                                OtherVerdicts.lengths(run).values().stream())
                        .flatMap(List::stream)
                        .flatMap(window -> unfinished(run, window).stream())
                        .collect(Collectors.joining("; "));
        return windows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Unfinished is %s: it is judged by the rows that came, not by their number or the age of the newest."
                                .formatted(windows));
    }

    private static Optional<String> unfinished(RunReading run, WindowReading window) {
        return window.unfinished()
                .map(
                        mark ->
                                "the window of %s, %s (%s)"
                                        .formatted(
                                                WindowLength.of(window.either().granularity()),
                                                run.stamps().span(window.start(), window.end()),
                                                mark.reason()));
    }
}
