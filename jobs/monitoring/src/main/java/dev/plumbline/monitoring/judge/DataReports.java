package dev.plumbline.monitoring.judge;

import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.judgement.Contained;
import dev.plumbline.core.judgement.UnfinishedWindow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.UnknownSegment;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.window.EventGap;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.document.DeclaredSegments;
import dev.plumbline.kafka.flink.OutputRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the reports of the lane DATA. */
public final class DataReports {
    private final WindowReportCodec codec = new WindowReportCodec();
    private final String topic;
    private final long allowedLateness;

    public DataReports(String topic, long allowedLatenessMillis) {
        this.topic = topic;
        this.allowedLateness = allowedLatenessMillis;
    }

    /**
     * Measures a window and writes its report.
     *
     * @param panes when the window's rows came, from its start to its end
     * @param gap the longest time without a row
     * @param estimates of the window's performance; empty where nothing is estimated
     * @param unfinished what the end of all input left of the window; empty for a whole one
     * @param groups what was decided for protected groups; empty where nobody asked
     * @param lateRows rows of this key that came too late for any window so far
     */
    public OutputRecord of(
            HeldKey held,
            WindowSpan window,
            ModelProfile profile,
            List<PaneRows> panes,
            EventGap gap,
            Attempt<SliceTotals> predictions,
            Attempt<List<PerformanceEstimate>> estimates,
            Optional<UnfinishedWindow> unfinished,
            Attempt<GroupSelections> groups,
            long lateRows,
            int revision,
            boolean judged,
            long emittedAt) {
        RollupKey key = held.key();
        List<PaneRows> passed = unfinished.isPresent() ? UnfinishedWindow.passed(panes) : panes;
        List<Measurement> measurements = new ArrayList<>(held.measure(profile, passed));
        long rows = profile.rows();
        List<Measurement> arrival =
                Contained.of("arrivals", rows, () -> held.measure(profile.arrivals(), gap, window));
        measurements.addAll(unfinished.map(part -> part.withhold(arrival)).orElse(arrival));
        unfinished.ifPresent(part -> measurements.add(part.mark(profile.rows())));
        measurements.addAll(
                Contained.of("slices", rows, () -> held.movedSlices(predictions.get())));
        measurements.addAll(Contained.of("estimates", rows, () -> held.measure(estimates.get())));
        measurements.addAll(Contained.of("fairness", rows, () -> held.fairness(groups.get())));
        measurements.addAll(held.missingParts(rows));
        if (lateRows > 0) {
            measurements.add(
                    Measurement.of("late_rows", null)
                            .value(lateRows)
                            .rows(profile.rows())
                            .verdict(
                                    Verdict.WARN,
                                    "rows that came after every window that they belong to was final; they are counted in none"));
        }
        if (key.segment().isEmpty()) {
            for (UnknownSegment unknown : held.unknownSegments()) {
                measurements.add(
                        Measurement.of("segment", unknown.segment())
                                .rows(profile.rows())
                                .verdict(Verdict.WARN, DeclaredSegments.described(unknown)));
            }
        }
        WindowReport report =
                new WindowReport(
                        key.model(),
                        key.modelVersion(),
                        key.role(),
                        key.segment(),
                        held.windows().name(window.granularity()),
                        held.windows().clock(),
                        Lane.DATA,
                        Instant.ofEpochMilli(window.start()),
                        Instant.ofEpochMilli(window.end()),
                        emittedAt >= window.end() + allowedLateness
                                ? ReportStatus.FINAL
                                : ReportStatus.PROVISIONAL,
                        revision,
                        Instant.ofEpochMilli(emittedAt),
                        judged,
                        profile.rows(),
                        null,
                        key.hasBaseline() ? key.baselineId() : null,
                        key.hasMonitor() ? key.monitorRevision() : null,
                        measurements,
                        held.distributions(profile));
        return OutputRecord.now(topic, codec.key(report), codec.encode(report));
    }
}
