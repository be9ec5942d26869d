package dev.plumbline.core.monitor;

/** What the reader of a trigger is asked to do. */
public enum TriggerMode {
    /** A person decides. */
    SUGGEST,
    /** Retrain now. */
    REQUEST
}
