package dev.plumbline.monitoring.operator;

import dev.plumbline.core.errorstream.DetectorWatch;
import dev.plumbline.core.errorstream.WindowReading;
import dev.plumbline.core.judgement.DetectorJudge;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.monitoring.judge.DueWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * The sequential detectors of one model version: their own state, some bytes to some kilobytes
 * each, and what they said of every window that is judged and not final.
 */
final class DetectorState {
    private final ErrorState errors;
    private final ValueState<byte[]> watched;

    /** By the start of the window. */
    private final MapState<Long, byte[]> readings;

    DetectorState(RuntimeContext context, ErrorState errors) {
        this.errors = errors;
        watched =
                context.getState(
                        new ValueStateDescriptor<>(
                                "detectors",
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        readings =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "detector-readings",
                                Types.LONG,
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /**
     * Reads a window that is due, if it was not read when it was judged. Timers fire in event-time
     * order, so windows of one declaration come in theirs.
     *
     * @return what the detectors say of it; nothing where there are none
     */
    List<Measurement> read(DueWindow due) throws Exception {
        PendingWindow window = due.window();
        Optional<DetectorJudge> judge = due.key().labels().detectors(window.granularity());
        if (judge.isEmpty()) {
            return List.of();
        }
        byte[] known = readings.get(window.start());
        WindowReading reading =
                known == null ? readNow(judge.get(), window) : WindowReading.fromBytes(known);
        return judge.get().measure(reading, readable(due.tally().get()));
    }

    private WindowReading readNow(DetectorJudge judge, PendingWindow window) throws Exception {
        DetectorWatch watch = judge.watch(watched.value());
        // a window that comes after a later one was read is late as a whole
        boolean isLate = window.end() <= errors.readTo();
        if (!isLate) {
            for (Map.Entry<Long, List<Tuple3<Long, Long, Integer>>> tick :
                    errors.ticks(window::counts).entrySet()) {
                watch.readTick(tick.getKey(), errors.bytes(tick.getValue()));
            }
        }
        WindowReading reading = watch.endWindow();
        byte[] after = watch.toBytes();
        // from here on nothing can fail, or rows would be taken for read that were not
        if (!isLate) {
            errors.freeTo(window.end());
        }
        watched.update(after);
        readings.put(window.start(), reading.toBytes());
        return reading;
    }

    private static long readable(PerformanceTally tally) {
        return tally instanceof ClassificationTally classification
                ? classification.decided()
                : tally.labelled();
    }

    /** Begins again with the next row; those that wait to be read stay. */
    void forget() throws Exception {
        watched.clear();
        errors.forgetRead();
    }

    /** Forgets what was said of a window that is final, and the errors that it failed to read. */
    void remove(PendingWindow window) throws Exception {
        if (window.granularity() == 0) {
            readings.remove(window.start());
            errors.freeUnread(window.end());
        }
    }
}
