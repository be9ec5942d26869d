package dev.plumbline.monitoring.judge;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.monitoring.control.DefaultMonitor;
import java.time.Instant;

/** Finds the monitor that a report was judged by, or the one that holds at a time. */
public final class HeldMonitors {
    private final ControlView control;
    private final CurrentControl current;

    public HeldMonitors(ControlView control) {
        this.control = control;
        this.current = new CurrentControl(control);
    }

    /** Returns the monitor that holds at an event time; the default one if none is published. */
    public Monitor at(String model, Instant time) {
        long millis = time.toEpochMilli();
        return current.asOf(millis)
                .monitor(model, millis)
                .map(HeldMonitor::monitor)
                .orElseGet(() -> DefaultMonitor.of(model));
    }

    /**
     * Returns a monitor by its revision; the default one for {@link RollupKey#NO_MONITOR}.
     *
     * @throws IllegalStateException if the control topics no longer hold it
     */
    public Monitor of(String model, long revision) {
        if (revision == RollupKey.NO_MONITOR) {
            return DefaultMonitor.of(model);
        }
        if (control.monitorByRevision(model, revision).isEmpty()) {
            control.refresh();
        }
        return control.monitorByRevision(model, revision)
                .map(HeldMonitor::monitor)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "the control topics must keep what open windows are judged by, but monitor revision %d of %s is gone; publish it again"
                                                .formatted(revision, model)));
    }
}
