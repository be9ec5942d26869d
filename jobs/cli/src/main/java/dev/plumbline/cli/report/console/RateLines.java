package dev.plumbline.cli.report.console;

import dev.plumbline.cli.report.reading.AlarmRate;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RateText;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.core.report.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the budget allowed and how often a run alarmed. */
final class RateLines {
    private static final int MOST_SEGMENTS = 4;

    private RateLines() {}

    static List<String> of(RunReading run) {
        List<String> lines = new ArrayList<>();
        for (AlarmRate rate : brief(run.rates())) {
            lines.add(
                    "  %s, windows of %s: %s; %s"
                            .formatted(
                                    RateText.lane(rate),
                                    WindowLength.of(rate.granularity()),
                                    RateText.windows(rate),
                                    RateText.episodes(rate)));
            RateText.dummy(rate).ifPresent(dummy -> lines.add("    " + dummy));
        }
        RateText.apart(run).ifPresent(apart -> lines.add("  " + apart));
        allowed(run).ifPresent(lines::add);
        return lines;
    }

    /** The segments' rates of a lane and length as one, where they are many: the page has each. */
    private static List<AlarmRate> brief(List<AlarmRate> rates) {
        long segments =
                rates.stream()
                        .map(AlarmRate::segment)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .count();
        if (segments <= MOST_SEGMENTS) {
            return rates;
        }
        Map<String, List<AlarmRate>> ofSegments = new LinkedHashMap<>();
        List<AlarmRate> brief = new ArrayList<>();
        for (AlarmRate rate : rates) {
            if (rate.segment().isEmpty()) {
                brief.add(rate);
            } else {
                ofSegments
                        .computeIfAbsent(rate.lane() + rate.granularity(), key -> new ArrayList<>())
                        .add(rate);
            }
        }
        ofSegments.values().forEach(segment -> brief.add(AlarmRate.ofSegments(segment)));
        return brief;
    }

    /**
     * The budget is of the model's data lane with all its windows and segments; a performance rule
     * has a threshold of the user's own.
     */
    private static Optional<String> allowed(RunReading run) {
        List<AlarmRate> data =
                run.rates().stream()
                        .filter(rate -> rate.lane() == Lane.DATA)
                        .filter(rate -> Double.isFinite(rate.months()))
                        .toList();
        if (data.isEmpty()) {
            return Optional.empty();
        }
        int episodes = data.stream().mapToInt(AlarmRate::episodes).sum();
        double months = data.stream().mapToDouble(AlarmRate::months).max().orElseThrow();
        return run.budget()
                .map(
                        budget ->
                                "  data, all windows and segments together: %s = %s a month; the budget allows %s false a month"
                                        .formatted(
                                                Figures.counted(episodes, "episode"),
                                                Figures.of(episodes / months),
                                                Figures.of(budget.episodesPerMonth())));
    }
}
