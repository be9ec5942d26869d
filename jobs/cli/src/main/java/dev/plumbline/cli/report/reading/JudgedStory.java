package dev.plumbline.cli.report.reading;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells in at most three sentences what a run judged, at every length and in every segment, what it
 * did not, and why: nothing that follows says more than these windows can.
 */
final class JudgedStory {
    private final RunReading run;
    private final List<JudgedSubject> subjects;
    private final List<Group> groups;

    private record Group(String name, List<WindowReading> windows) {}

    private JudgedStory(RunReading run) {
        this.run = run;
        this.subjects = JudgedSubject.of(run);
        this.groups = groups(run);
    }

    /** Returns whole sentences; none without windows. */
    static List<String> of(RunReading run) {
        if (run.champions().isEmpty()) {
            return List.of();
        }
        JudgedStory story = new JudgedStory(run);
        return Stream.of(story.judged(), story.unjudged(), story.never())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static List<Group> groups(RunReading run) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(length(run.granularity()), run.champions()));
        OtherVerdicts.lengths(run)
                .forEach((length, windows) -> groups.add(new Group(length(length), windows)));
        List<WindowReading> ofSegments =
                run.others().stream()
                        .filter(window -> !window.either().segment().isEmpty())
                        .filter(window -> window.either().role() == Role.CHAMPION)
                        .toList();
        long segments =
                ofSegments.stream().map(window -> window.either().segment()).distinct().count();
        if (segments > 0) {
            groups.add(new Group(" of " + Figures.counted(segments, "segment"), ofSegments));
        }
        return groups;
    }

    private static String length(String granularity) {
        return granularity.isEmpty() ? "" : " of " + WindowLength.of(granularity);
    }

    private String judged() {
        String text =
                groups.stream()
                        .map(group -> "of " + counted(group) + ", " + judged(group))
                        .collect(Collectors.joining("; "));
        return "O" + text.substring(1) + ".";
    }

    private static String counted(Group group) {
        return Figures.counted(group.windows().size(), "window") + group.name();
    }

    private String judged(Group group) {
        Map<String, List<String>> byCount = new LinkedHashMap<>();
        for (JudgedSubject subject : subjects) {
            long judged = group.windows().stream().filter(subject::judged).count();
            byCount.computeIfAbsent(share(judged, group), count -> new ArrayList<>())
                    .add(subject.name());
        }
        StringBuilder text = new StringBuilder();
        byCount.forEach(
                (count, names) ->
                        text.append(
                                        text.isEmpty()
                                                ? listed(names) + " were judged in "
                                                : ", " + listed(names) + " in ")
                                .append(count));
        return text.toString();
    }

    private static String share(long judged, Group group) {
        if (judged == 0) {
            return "none";
        }
        if (judged < group.windows().size()) {
            return Figures.count(judged);
        }
        return judged == 1 ? "it" : "all";
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private String unjudged() {
        String text =
                subjects.stream()
                        .flatMap(subject -> unjudged(subject).stream())
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "Not judged: " + text + ".";
    }

    private Optional<String> unjudged(JudgedSubject subject) {
        List<WindowReading> windows =
                groups.stream()
                        .flatMap(group -> group.windows().stream())
                        .filter(window -> !subject.judged(window))
                        .toList();
        return windows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s in %s (%s)"
                                .formatted(
                                        subject.name(),
                                        Figures.counted(windows.size(), "window"),
                                        Obstacles.of(windows.stream().map(subject::tests))
                                                .words()));
    }

    /** A feature without a verdict in windows whose other inputs had one. */
    private String never() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        List<WindowReading> windows =
                run.champions().stream().filter(WindowReading::inputsWereJudged).toList();
        for (String feature : windows.isEmpty() ? List.<String>of() : run.features()) {
            List<List<Measurement>> tests =
                    windows.stream()
                            .map(window -> window.distribution(feature).stream().toList())
                            .toList();
            boolean asked = tests.stream().anyMatch(test -> !test.isEmpty());
            if (asked && tests.stream().flatMap(List::stream).noneMatch(WindowTests::hasVerdict)) {
                byReason.computeIfAbsent(
                                Obstacles.of(tests.stream()).words(), reason -> new ArrayList<>())
                        .add(feature);
            }
        }
        String text =
                byReason.entrySet().stream()
                        .map(entry -> FewNames.of(entry.getValue()) + " (" + entry.getKey() + ")")
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "Never judged among the inputs: " + text + ".";
    }
}
