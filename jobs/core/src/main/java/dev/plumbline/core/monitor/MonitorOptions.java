package dev.plumbline.core.monitor;

/** Settings of a monitor that most leave at their defaults. */
public record MonitorOptions() {
    public static final MonitorOptions DEFAULT = new MonitorOptions();
}
