package dev.plumbline.cli.dataset;

import dev.plumbline.core.event.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One row of a demonstration data set.
 *
 * @param id becomes the prediction's id
 * @param eventTime when it happened; under the clock ROWS the row's number as milliseconds
 * @param features name to Boolean, Long, Double or String, in a stable order
 * @param label the truth
 * @param labelKnownAt event time from which the label is known
 * @param output the data set's own prediction; null where a model is yet to make one
 */
public record Example(
        String id,
        String entityId,
        Instant eventTime,
        Map<String, Object> features,
        Object label,
        Instant labelKnownAt,
        Output output) {

    /** Returns the same row with other features. */
    public Example with(Map<String, Object> changed) {
        return new Example(id, entityId, eventTime, changed, label, labelKnownAt, output);
    }

    /** Returns the same row at another event time. */
    Example shiftedBy(Duration shift) {
        return new Example(
                id,
                entityId,
                eventTime.plus(shift),
                features,
                label,
                labelKnownAt.plus(shift),
                output);
    }
}
