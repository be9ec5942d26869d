package dev.plumbline.core.model;

/** What event time counts. */
public enum Clock {
    /** Milliseconds since the epoch. */
    TIME,
    /** One millisecond per row, so that windows of rows are exact. */
    ROWS
}
