package dev.plumbline.core.monitor;

import java.time.Duration;

/**
 * Labels and how long to wait for them. Under the clock ROWS a duration is one millisecond per row.
 *
 * @param column column of a file's labels
 * @param delay how long after the prediction a file's label becomes known
 * @param horizon a label counts if it is known at most this long after its prediction
 * @param judgeAfter how long after a window's end its performance is judged; at most the horizon
 */
public record LabelSpec(String column, Duration delay, Duration horizon, Duration judgeAfter) {
    public LabelSpec {
        if (judgeAfter.compareTo(horizon) > 0) {
            throw new IllegalArgumentException(
                    "judgeAfter must be at most the horizon %s, got %s"
                            .formatted(horizon, judgeAfter));
        }
    }

    /**
     * Returns the share of a window's labels that are known when it is judged, from 0 to 1, if each
     * comes the delay after its prediction and predictions are spread evenly over the window.
     *
     * @param span length of the window, positive
     */
    public double knownWhenJudged(Duration span) {
        double length = span.toMillis();
        double known = length + judgeAfter.toMillis() - delay.toMillis();
        return Math.min(1, Math.max(0, known / length));
    }
}
