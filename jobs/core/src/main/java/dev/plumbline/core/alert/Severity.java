package dev.plumbline.core.alert;

/** Whom an episode concerns. */
public enum Severity {
    /** Pages. */
    CRITICAL,
    /** Opens a ticket. */
    WARNING,
    /** Never notifies by itself. */
    INFO
}
