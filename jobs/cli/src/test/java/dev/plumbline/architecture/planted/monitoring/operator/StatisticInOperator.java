package dev.plumbline.architecture.planted.monitoring.operator;

import dev.plumbline.core.statistics.Hellinger;

public final class StatisticInOperator {
    private StatisticInOperator() {}

    static Class<?> statistic() {
        return Hellinger.class;
    }
}
