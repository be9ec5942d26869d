package dev.plumbline.monitoring.operator;

import dev.plumbline.core.window.RollupProgress;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.HeldKey;
import dev.plumbline.monitoring.stream.ClosedWindow;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.TimerService;

/**
 * One delta or one timer of a model version in the lane DATA: what is known of the version, and
 * where to say what follows.
 *
 * @param progress of its windows; changed in place
 * @param reports takes reports
 * @param closed takes notices to the lane PERFORMANCE
 */
record RollupTurn(
        HeldKey key,
        RollupProgress progress,
        TimerService timers,
        Consumer<OutputRecord> reports,
        Consumer<ClosedWindow> closed) {

    /**
     * Event time that has passed; a watermark is not state, so after a restore what was closed
     * still counts as passed.
     */
    long reached() {
        long watermark = timers.currentWatermark();
        long passed = watermark == Long.MAX_VALUE ? watermark : watermark + 1;
        return passed > progress.closedUpTo() ? passed : progress.closedUpTo();
    }

    /** Sets the timer that fires when event time has passed everything before this. */
    void wakeAt(long boundary) {
        timers.registerEventTimeTimer(boundary - 1);
    }

    boolean inputHasEnded() {
        return timers.currentWatermark() == Long.MAX_VALUE;
    }
}
