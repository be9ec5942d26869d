package dev.plumbline.monitoring.fold;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.window.Panes;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.HeldBaseline;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.monitoring.control.DefaultMonitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the plan for a row by model, version, role and event time. What a row gets depends on its
 * event time and on the control topics alone, so every subtask, and every restart, decides alike.
 */
final class VersionPlans {
    /**
     * Control messages take effect at whole minutes of event time, so that a plan holds for more
     * than one row.
     */
    private static final long CONTROL_TICK = Duration.ofMinutes(1).toMillis();

    private static final int MOST_VERSIONS = 10_000;

    private final ControlView control;
    private final Map<String, Map<String, VersionPlan[]>> plans = new HashMap<>();
    private int versions;
    private long refreshedTo = Long.MIN_VALUE;
    private VersionPlan last;

    VersionPlans(ControlView control) {
        this.control = control;
    }

    VersionPlan planFor(String model, String version, Role role, long eventTime) {
        if (last != null && last.holdsAt(eventTime) && last.isFor(model, version, role)) {
            return last;
        }
        VersionPlan[] byRole =
                plans.computeIfAbsent(model, unknown -> new HashMap<>())
                        .computeIfAbsent(version, unknown -> new VersionPlan[Role.values().length]);
        VersionPlan known = byRole[role.ordinal()];
        if (known == null || !known.holdsAt(eventTime)) {
            known = resolve(model, version, role, eventTime, known == null);
            byRole[role.ordinal()] = known;
        }
        last = known;
        return known;
    }

    private VersionPlan resolve(
            String model, String version, Role role, long eventTime, boolean unknown) {
        long tick = eventTime - Math.floorMod(eventTime, CONTROL_TICK);
        if (unknown) {
            forgetIfTooMany();
            control.refresh();
        }
        Panes panes = panesAt(model, tick);
        long pane = panes.startOf(eventTime);
        if (!unknown && pane > refreshedTo) {
            control.refresh();
            panes = panesAt(model, tick);
            pane = panes.startOf(eventTime);
        }
        refreshedTo = Math.max(refreshedTo, pane);
        Optional<HeldMonitor> monitor = control.monitor(model, tick);
        Optional<HeldBaseline> baseline = control.baseline(model, version, pane);
        RollupKey key =
                new RollupKey(
                        model,
                        version,
                        role,
                        Segments.ALL,
                        baseline.map(held -> held.message().baselineId()).orElse(""),
                        revision(monitor));
        boolean wholePane =
                isSameMonitor(model, monitor, pane)
                        && isSameMonitor(model, monitor, panes.endOf(pane) - 1);
        return new VersionPlan(
                key,
                baseline.map(HeldBaseline::baseline).orElse(null),
                monitor.map(HeldMonitor::monitor).orElseGet(() -> DefaultMonitor.of(model)),
                panes,
                wholePane ? pane : Math.max(pane, tick),
                wholePane ? panes.endOf(pane) : Math.min(panes.endOf(pane), tick + CONTROL_TICK));
    }

    private Panes panesAt(String model, long tick) {
        Monitor monitor =
                control.monitor(model, tick)
                        .map(HeldMonitor::monitor)
                        .orElseGet(() -> DefaultMonitor.of(model));
        return WindowPlan.of(monitor).panes();
    }

    private boolean isSameMonitor(String model, Optional<HeldMonitor> monitor, long eventTime) {
        return revision(control.monitor(model, eventTime)) == revision(monitor);
    }

    private static long revision(Optional<HeldMonitor> monitor) {
        return monitor.map(held -> held.message().revision()).orElse(RollupKey.NO_MONITOR);
    }

    /** Names come from the input, so a flood of invented ones must not fill the heap. */
    private void forgetIfTooMany() {
        if (++versions > MOST_VERSIONS) {
            plans.clear();
            versions = 0;
        }
    }
}
