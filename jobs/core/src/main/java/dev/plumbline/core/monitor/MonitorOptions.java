package dev.plumbline.core.monitor;

import java.util.List;

/**
 * Settings of a monitor that most leave at their defaults.
 *
 * @param statistics statistics shown beside the deciding test, in order; empty for the usual ones
 * @param seasons null: windows at any hour are held to the whole evaluation set
 * @param quality what a window's arrival is held to
 */
public record MonitorOptions(
        List<StatisticSpec> statistics, SeasonSpec seasons, QualitySpec quality) {
    public static final MonitorOptions DEFAULT =
            new MonitorOptions(List.of(), null, QualitySpec.DEFAULT);

    public MonitorOptions {
        statistics = List.copyOf(statistics);
    }
}
