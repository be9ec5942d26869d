package dev.plumbline.core.alert;

/** Where an episode stands. */
public enum EpisodeState {
    /** Breached, but not yet for enough windows in a row. */
    PENDING,
    OPEN,
    /** Still open; the message carries the newest evidence. */
    UPDATED,
    /** The last message of an id. */
    RESOLVED
}
