package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An achieved alarm rate in words. */
public final class RateText {
    private RateText() {}

    /** Returns {@code data}, {@code performance} or {@code data, country=DE}. */
    public static String lane(AlarmRate rate) {
        String lane = rate.lane() == Lane.DATA ? "data" : "performance";
        return rate.segment().isEmpty() ? lane : lane + ", " + rate.segment();
    }

    /**
     * Returns {@code 3 of 412 judged windows alarmed (0.73 %), 8 not judged (5 too few rows, 3 no
     * baseline)}.
     */
    public static String windows(AlarmRate rate) {
        if (rate.judged() == 0) {
            return "none of %s judged (%s)"
                    .formatted(
                            Figures.counted(rate.unjudged(), "window"), rate.obstacles().words());
        }
        String judged =
                "%s of %s alarmed (%s %%)"
                        .formatted(
                                Figures.count(rate.alarmed()),
                                Figures.counted(rate.judged(), "judged window"),
                                Figures.of(100 * rate.share()));
        return rate.unjudged() == 0
                ? judged
                : "%s, %s not judged (%s)"
                        .formatted(
                                judged, Figures.count(rate.unjudged()), rate.obstacles().words());
    }

    /** Returns {@code 2 episodes = 3.5 a month}; without a clock only how many there were. */
    public static String episodes(AlarmRate rate) {
        String episodes = Figures.counted(rate.episodes(), "episode");
        return Double.isFinite(rate.episodesPerMonth())
                ? episodes + " = " + Figures.of(rate.episodesPerMonth()) + " a month"
                : episodes;
    }

    /**
     * Returns {@code counted apart, for no budget of windows covers them: 1 concept-drift, 2
     * silent}; empty without such episodes.
     */
    public static Optional<String> apart(RunReading run) {
        Map<String, Long> rules =
                run.opened().stream()
                        .map(episode -> episode.told().rule())
                        .filter(rule -> !AlarmRates.isOfWindows(rule))
                        .collect(
                                Collectors.groupingBy(
                                        rule -> rule, TreeMap::new, Collectors.counting()));
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        rules.entrySet().stream()
                                .map(rule -> Figures.count(rule.getValue()) + " " + rule.getKey())
                                .collect(
                                        Collectors.joining(
                                                ", ",
                                                "episodes counted apart, for no budget of windows covers them: ",
                                                "")));
    }

    /**
     * Returns how a dummy that alarms as often would have done; empty without an alarm, and for a
     * performance loss, which is a measured fact.
     */
    public static Optional<String> dummy(AlarmRate rate) {
        boolean measured = rate.lane() == Lane.PERFORMANCE && rate.wrong() == 0;
        if (rate.alarmed() == 0 || measured) {
            return Optional.empty();
        }
        String dummy =
                "a dummy that alarms every %s"
                        .formatted(
                                rate.dummyEvery() == 1
                                        ? "window"
                                        : Figures.of(rate.dummyEvery()) + " windows");
        return Optional.of(
                rate.wrong() == 0
                        ? "no window is known to be wrong by labels or marks, so nothing tells these alarms from "
                                + dummy
                        : "of %s known to be wrong %s alarmed; %s would hit %s"
                                .formatted(
                                        Figures.counted(rate.wrong(), "window"),
                                        Figures.count(rate.hits()),
                                        dummy,
                                        Figures.of(rate.dummyHits())));
    }
}
