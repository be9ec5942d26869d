package dev.plumbline.monitoring.judge;

/**
 * Which of a window's reports one is.
 *
 * @param revision 0 for the first
 * @param judged whether alerts go by it
 * @param emittedAt event time of the report, in milliseconds
 */
public record Emission(int revision, boolean judged, long emittedAt) {}
