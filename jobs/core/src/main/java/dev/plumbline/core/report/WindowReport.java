package dev.plumbline.core.report;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import java.time.Instant;
import java.util.List;

/**
 * What was measured in one window of one model version, in one lane. Upsertable: readers keep, per
 * {@link #key()}, the report that {@link #supersedes} the others.
 *
 * @param segment slice of the traffic such as {@code country=DE}; empty for all of it
 * @param granularity the declared window: {@code P7D}, or {@code 5000 rows}
 * @param windowStart inclusive
 * @param windowEnd exclusive
 * @param revision grows from report to report of this key, from 0; in lane PERFORMANCE numbers at
 *     which no label was new are passed over
 * @param emittedAt the event-time point at which the report was made
 * @param judged true on the one report of a window and lane on which alerts are decided
 * @param rows predictions in the window
 * @param labelledRows lane PERFORMANCE: predictions whose label counted; else null
 * @param baselineId the baseline that the window was held to; null if there was none
 * @param monitorRevision the monitor revision that judged it; null if there was none
 */
public record WindowReport(
        String model,
        String modelVersion,
        Role role,
        String segment,
        String granularity,
        Clock clock,
        Lane lane,
        Instant windowStart,
        Instant windowEnd,
        ReportStatus status,
        int revision,
        Instant emittedAt,
        boolean judged,
        long rows,
        Long labelledRows,
        String baselineId,
        Long monitorRevision,
        List<Measurement> measurements,
        List<Distribution> distributions) {

    public WindowReport {
        measurements = List.copyOf(measurements);
        distributions = List.copyOf(distributions);
    }

    /**
     * Identifies window and lane: all reports with the same key speak of the same rows, because a
     * change of baseline or monitor splits a window. Names are percent-encoded where they hold a
     * separator.
     */
    public String key() {
        return String.join(
                "|",
                encoded(model),
                encoded(modelVersion),
                role.name(),
                encoded(segment),
                granularity,
                Long.toString(windowStart.toEpochMilli()),
                baselineId == null ? "" : baselineId,
                monitorRevision == null ? "" : monitorRevision.toString(),
                lane.name());
    }

    private static String encoded(String name) {
        return name.replace("%", "%25").replace("|", "%7C");
    }

    /** Whether a reader that holds {@code other}, with the same key, replaces it by this. */
    public boolean supersedes(WindowReport other) {
        return status == other.status ? revision >= other.revision : status == ReportStatus.FINAL;
    }
}
