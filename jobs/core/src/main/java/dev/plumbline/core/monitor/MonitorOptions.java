package dev.plumbline.core.monitor;

import java.util.List;

/**
 * Settings of a monitor that most leave at their defaults.
 *
 * @param statistics statistics shown beside the deciding test, in order; empty for the usual ones
 * @param seasons null: windows at any hour are held to the whole evaluation set
 */
public record MonitorOptions(List<StatisticSpec> statistics, SeasonSpec seasons) {
    public static final MonitorOptions DEFAULT = new MonitorOptions(List.of(), null);

    public MonitorOptions {
        statistics = List.copyOf(statistics);
    }
}
