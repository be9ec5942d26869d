package dev.plumbline.core.window;

/**
 * Rows of one pane of a window.
 *
 * @param from event-time milliseconds, inclusive
 * @param to exclusive
 */
public record PaneRows(long from, long to, long rows) {}
