package dev.plumbline.monitoring.fold;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.window.Panes;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.HeldBaseline;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.kafka.record.ErrorClass;
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

    /** Unknown versions that are asked for between two panes. */
    private static final int MOST_UNKNOWN = 1_000;

    /** Far from where the arithmetic of windows would wrap around. */
    private static final long EARLIEST = ControlPublisher.ALWAYS.toEpochMilli();

    private final ControlView control;
    private final Map<String, Map<String, ServedVersion[]>> served = new HashMap<>();

    /** Start of the newest pane per model; models need not keep pace with each other. */
    private final Map<String, Long> refreshedTo = new HashMap<>();

    private int versions;
    private int unknownSinceRefresh;

    /** What the row before was, because the next is mostly the same. */
    private String lastModel;

    private String lastVersion;
    private Role lastRole;
    private ServedVersion.Span last;

    VersionPlans(ControlView control) {
        this.control = control;
    }

    /**
     * Returns the plan for a row.
     *
     * @throws UndecodableRecord if no row can be of such a model, version or time
     */
    VersionPlan planFor(String model, String version, Role role, long eventTime)
            throws UndecodableRecord {
        if (last != null
                && last.holds(eventTime)
                && lastRole == role
                && model.equals(lastModel)
                && version.equals(lastVersion)) {
            return last.plan();
        }
        requireUsable(model, version, eventTime);
        ServedVersion[] byRole =
                served.computeIfAbsent(model, unknown -> new HashMap<>())
                        .computeIfAbsent(
                                version, unknown -> new ServedVersion[Role.values().length]);
        boolean unknown = byRole[role.ordinal()] == null;
        if (unknown) {
            byRole[role.ordinal()] = new ServedVersion();
        }
        ServedVersion ofRole = byRole[role.ordinal()];
        ServedVersion.Span known = ofRole.at(eventTime);
        last = known == null ? resolve(ofRole, model, version, role, eventTime, unknown) : known;
        lastModel = model;
        lastVersion = version;
        lastRole = role;
        return last.plan();
    }

    private static void requireUsable(String model, String version, long eventTime)
            throws UndecodableRecord {
        if (eventTime < EARLIEST) {
            throw new UndecodableRecord(
                    ErrorClass.INVALID_VALUE, "event time must be at least the year 1");
        }
        if (hasControlCharacter(model) || hasControlCharacter(version)) {
            throw new UndecodableRecord(
                    ErrorClass.INVALID_VALUE,
                    "model and version must be without control characters, which separate the parts of keys");
        }
    }

    private static boolean hasControlCharacter(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private ServedVersion.Span resolve(
            ServedVersion ofRole,
            String model,
            String version,
            Role role,
            long eventTime,
            boolean unknown) {
        long tick = eventTime - Math.floorMod(eventTime, CONTROL_TICK);
        if (unknown) {
            forgetIfTooMany();
            refreshForUnknown();
        }
        Panes panes = panesAt(model, tick);
        long pane = panes.startOf(eventTime);
        if (!unknown && pane > refreshedTo.getOrDefault(model, Long.MIN_VALUE)) {
            control.refresh();
            unknownSinceRefresh = 0;
            panes = panesAt(model, tick);
            pane = panes.startOf(eventTime);
        }
        refreshedTo.merge(model, pane, Math::max);
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
        Panes grid = panes;
        return ofRole.add(
                wholePane ? pane : Math.max(pane, tick),
                wholePane ? panes.endOf(pane) : Math.min(panes.endOf(pane), tick + CONTROL_TICK),
                key,
                () ->
                        new VersionPlan(
                                key,
                                baseline.map(HeldBaseline::baseline).orElse(null),
                                monitor.map(HeldMonitor::monitor)
                                        .orElseGet(() -> DefaultMonitor.of(model)),
                                grid));
    }

    /** Names come from the input, so a flood of invented ones must not ask the broker for each. */
    private void refreshForUnknown() {
        if (unknownSinceRefresh < MOST_UNKNOWN) {
            unknownSinceRefresh++;
            control.refresh();
        }
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
            served.clear();
            refreshedTo.clear();
            versions = 0;
        }
    }
}
