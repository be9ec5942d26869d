package dev.plumbline.monitoring.judge;

import dev.plumbline.core.judgement.Contained;
import dev.plumbline.core.judgement.UnfinishedWindow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.document.monitor.DeclaredSegments;
import dev.plumbline.kafka.flink.OutputRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the reports of the lane DATA. */
public final class DataReports {
    private final WindowReportCodec codec = new WindowReportCodec();
    private final String topic;
    private final long allowedLateness;

    public DataReports(String topic, long allowedLatenessMillis) {
        this.topic = topic;
        this.allowedLateness = allowedLatenessMillis;
    }

    /** Measures a window and writes its report. */
    public OutputRecord of(DataWindow data, Emission emission) throws Exception {
        RollupKey key = data.key().key();
        WindowSpan window = data.window();
        ModelProfile profile = data.rows().profile();
        WindowReport report =
                new WindowReport(
                        key.model(),
                        key.modelVersion(),
                        key.role(),
                        key.segment(),
                        data.key().windows().name(window.granularity()),
                        data.key().windows().clock(),
                        Lane.DATA,
                        Instant.ofEpochMilli(window.start()),
                        Instant.ofEpochMilli(window.end()),
                        emission.emittedAt() >= window.end() + allowedLateness
                                ? ReportStatus.FINAL
                                : ReportStatus.PROVISIONAL,
                        emission.revision(),
                        Instant.ofEpochMilli(emission.emittedAt()),
                        emission.judged(),
                        profile.rows(),
                        null,
                        key.hasBaseline() ? key.baselineId() : null,
                        key.hasMonitor() ? key.monitorRevision() : null,
                        measure(data),
                        data.key().distributions(profile));
        return OutputRecord.now(topic, codec.key(report), codec.encode(report));
    }

    /** Measures part by part, in the order of the report. */
    private static List<Measurement> measure(DataWindow data) throws Exception {
        HeldKey held = data.key();
        long rows = data.rows().count();
        ReportParts parts = new ReportParts(rows);
        // every feature contains its own failure
        parts.addAll(
                held.measure(
                        data.window().granularity(), data.rows().profile(), passedPanes(data)));
        parts.addAll(arrival(data));
        parts.add("slices", () -> held.movedSlices(data.slices().get()));
        parts.add("estimates", () -> held.measure(data.estimates().get()));
        parts.add("fairness", () -> held.fairness(data.groups().get()));
        parts.addAll(held.missingParts(rows));
        parts.addAll(lateRows(data));
        parts.addAll(unknownSegments(data));
        return parts.measurements();
    }

    private static List<PaneRows> passedPanes(DataWindow data) {
        List<PaneRows> panes = data.rows().panes();
        return data.unfinished().isPresent() ? UnfinishedWindow.passed(panes) : panes;
    }

    private static List<Measurement> arrival(DataWindow data) {
        WindowRows rows = data.rows();
        List<Measurement> arrival =
                Contained.of(
                        "arrivals",
                        rows.count(),
                        () ->
                                data.key()
                                        .measure(
                                                rows.profile().arrivals(),
                                                rows.gap(),
                                                data.window()));
        if (data.unfinished().isEmpty()) {
            return arrival;
        }
        UnfinishedWindow unfinished = data.unfinished().get();
        List<Measurement> withheld = new ArrayList<>(unfinished.withhold(arrival));
        withheld.add(unfinished.mark(rows.count()));
        return withheld;
    }

    private static List<Measurement> lateRows(DataWindow data) {
        if (data.lateRows() == 0) {
            return List.of();
        }
        return List.of(
                Measurement.of("late_rows", null)
                        .value(data.lateRows())
                        .rows(data.rows().count())
                        .verdict(
                                Verdict.WARN,
                                "rows that came after every window that they belong to was final; they are counted in none"));
    }

    private static List<Measurement> unknownSegments(DataWindow data) {
        if (!data.key().key().segment().isEmpty()) {
            return List.of();
        }
        return data.key().unknownSegments().stream()
                .map(
                        unknown ->
                                Measurement.of("segment", unknown.segment())
                                        .rows(data.rows().count())
                                        .verdict(Verdict.WARN, DeclaredSegments.described(unknown)))
                .toList();
    }
}
