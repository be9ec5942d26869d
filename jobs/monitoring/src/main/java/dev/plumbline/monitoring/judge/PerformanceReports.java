package dev.plumbline.monitoring.judge;

import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.judgement.Contained;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.LabelDelayQuantiles;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.PerformanceProgress.PendingWindow;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the reports of the lane PERFORMANCE. */
public final class PerformanceReports {
    private final WindowReportCodec codec = new WindowReportCodec();
    private final String topic;

    public PerformanceReports(String topic) {
        this.topic = topic;
    }

    /**
     * Measures a window at an event-time point and writes its report.
     *
     * @param coverage whether its labels are of all its traffic alike
     * @param labels of a regression
     * @param ofTheLife what this window and all before it say together
     * @param fairness how its protected groups compare; nothing where nobody asked
     * @param estimated its performance as it was estimated without labels, by the measure's name
     */
    public OutputRecord of(
            HeldKey held,
            PendingWindow window,
            Attempt<PerformanceTally> tally,
            Attempt<CoverageJudge.Finding> coverage,
            Attempt<SliceTotals> losses,
            Attempt<LabelDelays> delays,
            Attempt<TargetTally> labels,
            List<Measurement> ofTheLife,
            List<Measurement> fairness,
            Map<String, Double> estimated,
            long emittedAt) {
        RollupKey key = held.key();
        long rows = window.rows();
        String unjudgeable = coverage.or(CoverageJudge.Finding.NOTHING).unjudgeable();
        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(
                Contained.of(
                        "performance", rows, () -> held.measure(tally.get(), rows, unjudgeable)));
        measurements.addAll(Contained.of("coverage", rows, () -> coverage.get().measurements()));
        measurements.addAll(Contained.of("slices", rows, () -> held.worstLosses(losses.get())));
        measurements.addAll(
                Contained.of(
                        "label_delays",
                        rows,
                        () -> LabelDelayQuantiles.measure(delays.get(), held.windows().clock())));
        measurements.addAll(ofTheLife);
        measurements.addAll(fairness);
        measurements.addAll(
                Contained.of(
                        "estimates",
                        rows,
                        () ->
                                held.estimateJudge()
                                        .map(judge -> judge.errors(estimated, tally.get()))
                                        .orElse(List.of())));
        measurements.addAll(
                Contained.of(
                        TargetJudge.TARGET_DISTRIBUTION,
                        rows,
                        () -> held.measureTarget(tally.get(), labels.get(), rows)));
        measurements.addAll(Contained.of("mae_dummy", rows, () -> held.medianTwin(labels.get())));
        WindowReport report =
                new WindowReport(
                        key.model(),
                        key.modelVersion(),
                        key.role(),
                        key.segment(),
                        held.windows().name(window.granularity()),
                        held.windows().clock(),
                        Lane.PERFORMANCE,
                        Instant.ofEpochMilli(window.start()),
                        Instant.ofEpochMilli(window.end()),
                        emittedAt >= window.finalAt()
                                ? ReportStatus.FINAL
                                : ReportStatus.PROVISIONAL,
                        window.revision(),
                        Instant.ofEpochMilli(emittedAt),
                        window.revision() == 0,
                        rows,
                        labelledRows(tally),
                        key.hasBaseline() ? key.baselineId() : null,
                        key.hasMonitor() ? key.monitorRevision() : null,
                        measurements,
                        distributions(held, tally, labels));
        return OutputRecord.now(topic, codec.key(report), codec.encode(report));
    }

    /** Null where nobody can know. */
    private static Long labelledRows(Attempt<PerformanceTally> tally) {
        PerformanceTally known = tally.or(null);
        return known == null ? null : known.labelled();
    }

    /** Nothing where it fails, for the measurements say why. */
    private static List<Distribution> distributions(
            HeldKey held, Attempt<PerformanceTally> tally, Attempt<TargetTally> labels) {
        try {
            return held.distributions(tally.get(), labels.get());
        } catch (RuntimeException failure) {
            return List.of();
        }
    }
}
