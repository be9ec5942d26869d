package dev.plumbline.monitoring.judge;

import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.window.Panes;
import dev.plumbline.kafka.control.ControlView;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Since when nothing is held to a roll-up key, by the control messages: its version was left out of
 * a deployment, or another baseline or monitor holds. Where nobody announces deployments no version
 * is ever known to have left.
 */
public final class Retirement {
    /** Rows may still be held to the key. */
    public static final long NOT = Long.MAX_VALUE;

    private final ControlView control;
    private final CurrentControl current;

    public Retirement(ControlView control) {
        this.control = control;
        this.current = new CurrentControl(control);
    }

    /** Returns since when nothing is held to the key at an event time; {@link #NOT} if it is. */
    public long since(RollupKey key, long time) {
        current.asOf(time);
        return sinceAsKnown(key, time);
    }

    /**
     * Returns when what is kept of a key can be freed, if that has come, or else when to look
     * again.
     *
     * @param lastEnd end of its last window
     * @param reached event time that has come
     * @param keptFor milliseconds for which something of the key may still arrive
     * @param watermark event time that has passed, perhaps by far
     */
    public long freeAt(RollupKey key, long lastEnd, long reached, long keptFor, long watermark) {
        long since = since(key, reached);
        if (since != NOT) {
            return (since > lastEnd ? since : lastEnd) + keptFor;
        }
        // on a grid, so that a key has one such timer however often it is asked for
        Panes looks = new Panes(keptFor, 0);
        return looks.endOf(looks.startOf(watermark > reached ? watermark : reached));
    }

    /**
     * Whether the key was retired for longer than so many milliseconds at some time of a span.
     *
     * @param from event time that counts as the earliest to have left
     */
    public boolean wasFor(long longerThan, RollupKey key, long from, long until) {
        for (Deployment deployment : current.asOf(until).deployments(key.model())) {
            long changes = deployment.effectiveFrom().toEpochMilli();
            if (changes > from && changes <= until) {
                long since = sinceAsKnown(key, changes - 1);
                if (since != NOT && changes - (since > from ? since : from) > longerThan) {
                    return true;
                }
            }
        }
        return false;
    }

    private long sinceAsKnown(RollupKey key, long time) {
        long replaced = replacedAt(key, time);
        return replaced == NOT ? leftOutAt(key, time) : replaced;
    }

    private long replacedAt(RollupKey key, long time) {
        long monitor = replacedAt(time, at -> otherMonitorFrom(key, at));
        return monitor != NOT ? monitor : replacedAt(time, at -> otherBaselineFrom(key, at));
    }

    /** What took over may have been replaced in its turn, again and again. */
    private static long replacedAt(long time, LongUnaryOperator otherFrom) {
        long since = NOT;
        long from = otherFrom.applyAsLong(time);
        while (from != NOT) {
            since = from;
            from = otherFrom.applyAsLong(from - 1);
        }
        return since;
    }

    /** Since when the monitor holds that holds at a time; {@link #NOT} if it is the key's own. */
    private long otherMonitorFrom(RollupKey key, long time) {
        return control.monitor(key.model(), time)
                .filter(held -> held.message().revision() != key.monitorRevision())
                .map(held -> held.message().effectiveFrom().toEpochMilli())
                .orElse(NOT);
    }

    /** The same of the baseline. */
    private long otherBaselineFrom(RollupKey key, long time) {
        return control.baseline(key.model(), key.modelVersion(), time)
                .filter(held -> !held.message().baselineId().equals(key.baselineId()))
                .map(held -> held.message().effectiveFrom().toEpochMilli())
                .orElse(NOT);
    }

    private long leftOutAt(RollupKey key, long time) {
        List<Deployment> deployments = control.deployments(key.model());
        long since = NOT;
        for (Deployment deployment : deployments) {
            long from = deployment.effectiveFrom().toEpochMilli();
            if (from > time) {
                break;
            }
            boolean serves =
                    deployment.variants().stream()
                            .anyMatch(
                                    variant ->
                                            variant.version().equals(key.modelVersion())
                                                    && variant.role() == key.role());
            since = serves ? NOT : since == NOT ? from : since;
        }
        return since;
    }
}
