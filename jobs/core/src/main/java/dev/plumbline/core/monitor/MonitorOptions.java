package dev.plumbline.core.monitor;

import java.util.List;

/**
 * Settings of a monitor that most leave at their defaults.
 *
 * @param statistics statistics shown beside the deciding test, in order; empty for the usual ones
 */
public record MonitorOptions(List<StatisticSpec> statistics) {
    public static final MonitorOptions DEFAULT = new MonitorOptions(List.of());

    public MonitorOptions {
        statistics = List.copyOf(statistics);
    }
}
