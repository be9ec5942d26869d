package dev.plumbline.cli.report.reading;

import java.time.Instant;

/**
 * A model version's time as champion.
 *
 * @param from event time from which it served; the first window's start if no deployment says
 * @param predecessor the champion before it; null for the first
 */
public record Tenure(String version, Instant from, String predecessor) {}
