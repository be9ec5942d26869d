package dev.plumbline.kafka.codec;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import java.nio.charset.StandardCharsets;

/** Window reports, keyed by {@link WindowReport#key()}. */
public final class WindowReportCodec implements RecordCodec<WindowReport> {
    private final SingleObject<dev.plumbline.schema.WindowReport> avro =
            new SingleObject<>(dev.plumbline.schema.WindowReport.getClassSchema());

    @Override
    public byte[] encode(WindowReport report) {
        return avro.encode(
                new dev.plumbline.schema.WindowReport(
                        report.model(),
                        report.modelVersion(),
                        dev.plumbline.schema.Role.valueOf(report.role().name()),
                        report.segment(),
                        report.granularity(),
                        dev.plumbline.schema.Clock.valueOf(report.clock().name()),
                        dev.plumbline.schema.Lane.valueOf(report.lane().name()),
                        report.windowStart(),
                        report.windowEnd(),
                        dev.plumbline.schema.ReportStatus.valueOf(report.status().name()),
                        report.revision(),
                        report.emittedAt(),
                        report.judged(),
                        report.rows(),
                        report.labelledRows(),
                        report.baselineId(),
                        report.monitorRevision(),
                        Measurements.toAvro(report.measurements()),
                        Measurements.distributionsToAvro(report.distributions())));
    }

    @Override
    public WindowReport decode(byte[] value) throws UndecodableRecord {
        return avro.decode(value, WindowReportCodec::toDomain);
    }

    public byte[] key(WindowReport report) {
        return report.key().getBytes(StandardCharsets.UTF_8);
    }

    private static WindowReport toDomain(dev.plumbline.schema.WindowReport read) {
        return new WindowReport(
                read.getModel(),
                read.getModelVersion(),
                Role.valueOf(read.getRole().name()),
                read.getSegment(),
                read.getGranularity(),
                Clock.valueOf(read.getClock().name()),
                Lane.valueOf(read.getLane().name()),
                read.getWindowStart(),
                read.getWindowEnd(),
                ReportStatus.valueOf(read.getStatus().name()),
                read.getRevision(),
                read.getEmittedAt(),
                read.getJudged(),
                read.getRows(),
                read.getLabelledRows(),
                read.getBaselineId(),
                read.getMonitorRevision(),
                Measurements.toDomain(read.getMeasurements()),
                Measurements.distributionsToDomain(read.getDistributions()));
    }
}
