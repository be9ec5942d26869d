package dev.plumbline.core.report;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a sequential detector spoke: the row after which it did, so that a reader can place it on a
 * timeline.
 *
 * @param eventTime of that row's prediction
 * @param row how many labelled rows of the version the detector had read, this one included, since
 *     the version, its baseline or its monitor took over; from 1
 */
public record ChangePoint(Instant eventTime, long row, Kind kind) {
    /** What a detector says of the errors at a row. */
    public enum Kind {
        /** Errors may have become more; the detector has warned from here on. */
        WARNING_RISE,
        /** Errors may have become fewer. */
        WARNING_FALL,
        /** Errors have become more. */
        DRIFT_RISE,
        /** Errors have become fewer. */
        DRIFT_FALL
    }

    public ChangePoint {
        Objects.requireNonNull(eventTime, "eventTime");
        Objects.requireNonNull(kind, "kind");
        if (row < 1) {
            throw new IllegalArgumentException("row must be at least 1, got " + row);
        }
    }
}
