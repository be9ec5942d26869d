package dev.plumbline.monitoring.judge;

import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.window.PendingWindow;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import java.time.Instant;
import java.util.List;

/** Writes the reports of the lane PERFORMANCE. */
public final class PerformanceReports {
    private final WindowReportCodec codec = new WindowReportCodec();
    private final String topic;

    public PerformanceReports(String topic) {
        this.topic = topic;
    }

    /** Writes the report of a window at an event-time point. */
    public OutputRecord of(
            DueWindow due, List<Measurement> measurements, List<Distribution> distributions) {
        RollupKey key = due.key().key();
        PendingWindow window = due.window();
        WindowReport report =
                new WindowReport(
                        key.model(),
                        key.modelVersion(),
                        key.role(),
                        key.segment(),
                        due.key().windows().name(window.granularity()),
                        due.key().windows().clock(),
                        Lane.PERFORMANCE,
                        Instant.ofEpochMilli(window.start()),
                        Instant.ofEpochMilli(window.end()),
                        due.isFinal() ? ReportStatus.FINAL : ReportStatus.PROVISIONAL,
                        window.revision(),
                        Instant.ofEpochMilli(due.reached()),
                        window.revision() == 0,
                        window.rows(),
                        due.labelledRows(),
                        key.hasBaseline() ? key.baselineId() : null,
                        key.hasMonitor() ? key.monitorRevision() : null,
                        measurements,
                        distributions);
        return OutputRecord.now(topic, codec.key(report), codec.encode(report));
    }
}
