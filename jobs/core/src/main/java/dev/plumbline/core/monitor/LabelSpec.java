package dev.plumbline.core.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Labels and how long to wait for them. Under the clock ROWS a duration is one millisecond per row.
 *
 * @param column column of a file's labels
 * @param time column that says when each of a file's labels became known; null: the delay says it
 * @param delay how long after the prediction a file's label becomes known; zero where a column says
 *     it
 * @param horizon a label counts if it is known at most this long after its prediction
 * @param judgeAfter how long after a window's end its performance is judged; at most the horizon
 */
public record LabelSpec(
        String column, TimeSource time, Duration delay, Duration horizon, Duration judgeAfter) {
    public LabelSpec {
        if (time != null && !delay.isZero()) {
            throw new IllegalArgumentException(
                    "labels that have a time of their own must have no delay, got " + delay);
        }
        if (judgeAfter.compareTo(horizon) > 0) {
            throw new IllegalArgumentException(
                    "judgeAfter must be at most the horizon %s, got %s"
                            .formatted(horizon, judgeAfter));
        }
    }

    /** Labels that all become known the same delay after their predictions. */
    public LabelSpec(String column, Duration delay, Duration horizon, Duration judgeAfter) {
        this(column, null, delay, horizon, judgeAfter);
    }

    /** Returns every column that is named. */
    public Set<String> columns() {
        return time == null ? Set.of(column) : Set.copyOf(List.of(column, time.column()));
    }

    /**
     * Returns the share of a window's labels that are known when it is judged, from 0 to 1, if each
     * comes the delay after its prediction and predictions are spread evenly over the window; 1
     * where a column says when each comes, for then nothing is known of it beforehand.
     *
     * @param span length of the window, positive
     */
    public double knownWhenJudged(Duration span) {
        double length = span.toMillis();
        double known = length + judgeAfter.toMillis() - delay.toMillis();
        return Math.min(1, Math.max(0, known / length));
    }
}
