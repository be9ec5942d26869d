package dev.plumbline.monitoring.operator;

import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What is kept of labelled rows, by the tick of their predictions and the report that their labels
 * are in time for, both in event-time milliseconds.
 */
interface TickState {
    TypeInformation<Tuple2<Long, Long>> TICK = Types.TUPLE(Types.LONG, Types.LONG);

    /**
     * Adds what came.
     *
     * @param key null until the first window closes, which names the baseline
     */
    void add(Tuple2<Long, Long> tick, PerformanceDelta delta, HeldKey key) throws Exception;

    /**
     * Before the first window closes nobody knows the windows, so what is known by when is kept as
     * it came; from then on only whether it is known in time for each report.
     */
    void begin(HeldKey key) throws Exception;

    void removeIf(Predicate<Tuple2<Long, Long>> done) throws Exception;

    /** Returns the report point that a tick's labels are in time for, once windows are known. */
    static Tuple2<Long, Long> ofReport(HeldKey key, Tuple2<Long, Long> tick) {
        return Tuple2.of(tick.f0, key.labels().reportPoint(tick.f0, tick.f1));
    }
}
