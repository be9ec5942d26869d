package dev.plumbline.cli.rows;

import dev.plumbline.core.event.Output;
import java.util.Map;

/**
 * One row of a file as its monitor reads it.
 *
 * @param line line of the file, or the row's place in one without lines, counted from 1
 * @param predictionId the monitor's column of ids, else {@code prediction_id} or {@code id} if
 *     there is one, else the row's number, counted from 0
 * @param eventTimeMillis since the epoch; under the clock ROWS the row's number
 * @param features name to null, Boolean, Long, Double or String, in the order of the monitor or,
 *     where it declares none, of the file
 * @param label null: not labelled
 * @param labelMillis when the label became known, since the epoch; 0 without one
 */
public record MonitoredRow(
        int line,
        String predictionId,
        long eventTimeMillis,
        Map<String, Object> features,
        Output output,
        Object label,
        long labelMillis) {}
