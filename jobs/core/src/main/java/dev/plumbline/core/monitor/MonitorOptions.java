package dev.plumbline.core.monitor;

import java.util.List;
import java.util.Optional;

/**
 * Settings of a monitor that most leave at their defaults.
 *
 * @param statistics statistics shown beside the deciding test, in order; empty for the usual ones
 * @param seasons null: windows at any hour are held to the whole evaluation set
 * @param quality what a window's arrival is held to
 * @param worstSlices null: the job looks at no slices by itself
 */
public record MonitorOptions(
        List<StatisticSpec> statistics,
        SeasonSpec seasons,
        QualitySpec quality,
        SliceSpec worstSlices) {
    public static final MonitorOptions DEFAULT =
            new MonitorOptions(List.of(), null, QualitySpec.DEFAULT, null);

    public MonitorOptions {
        statistics = List.copyOf(statistics);
    }

    /** Makes options that look at no slices. */
    public MonitorOptions(List<StatisticSpec> statistics, SeasonSpec seasons, QualitySpec quality) {
        this(statistics, seasons, quality, null);
    }

    /** What is asked for of the worst slices; empty if nothing is. */
    public Optional<SliceSpec> slices() {
        return Optional.ofNullable(worstSlices);
    }

    /** Returns these options with the worst slices asked for. */
    public MonitorOptions with(SliceSpec asked) {
        return new MonitorOptions(statistics, seasons, quality, asked);
    }
}
