package dev.plumbline.core.report;

/** Whether a report can still change. */
public enum ReportStatus {
    PROVISIONAL,
    /** No row and no label can change it any more. */
    FINAL
}
