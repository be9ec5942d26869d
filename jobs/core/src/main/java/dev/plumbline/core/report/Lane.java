package dev.plumbline.core.report;

/** Which inputs a report waits for, so that late labels never hold drift back. */
public enum Lane {
    /** Predictions and features only. */
    DATA,
    /** Predictions joined with labels. */
    PERFORMANCE
}
