package dev.plumbline.monitoring.judge;

import dev.plumbline.kafka.control.ControlView;

/**
 * Control messages as they are known when event time first comes so far: the topics are asked once
 * for each time, however many reports or keys ask at that time, for each question is a request to
 * the broker. Not thread-safe.
 */
final class CurrentControl {
    private final ControlView control;
    private long knownTo = Long.MIN_VALUE;

    CurrentControl(ControlView control) {
        this.control = control;
    }

    /**
     * Returns what is published.
     *
     * @param eventTime in milliseconds; what is effective by then is known if it was published
     *     before
     */
    ControlView asOf(long eventTime) {
        if (eventTime > knownTo) {
            control.refresh();
            knownTo = eventTime;
        }
        return control;
    }
}
