package dev.plumbline.monitoring.operator;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.window.JoinTicks;
import dev.plumbline.core.window.ReportPoints;
import dev.plumbline.core.window.WindowPlan;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The versions of a {@link LabelTraffic}, published, and what a batch says of each window. */
final class SwappedVersions {
    private static final Monitor MONITOR =
            MonitorDocument.readText(
                    """
                    model: mail
                    task: binary
                    time: {column: time, format: iso}
                    prediction: {score: score, class: decided, classes: ["0", "1"]}
                    label: {column: label, delay: PT10M, horizon: PT1H, judgeAfter: PT20M}
                    features: {length: numeric}
                    windows: [{span: PT10M}, {span: PT30M}]
                    """,
                    "monitor.yaml",
                    Map.of());
    private static final WindowPlan PLAN = WindowPlan.of(MONITOR);
    private static final JoinTicks TICKS = JoinTicks.of(PLAN.panes(), MONITOR.label());
    private static final ReportPoints POINTS = ReportPoints.of(PLAN.panes(), MONITOR.label());

    private final LabelTraffic traffic;
    private final List<Baseline> baselines =
            IntStream.range(0, LabelTraffic.VERSIONS).mapToObj(SwappedVersions::baseline).toList();

    SwappedVersions(LabelTraffic traffic) {
        this.traffic = traffic;
    }

    private static Baseline baseline(int version) {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "v" + version);
        for (int row = 0; row < 800; row++) {
            builder.add(
                    Instant.EPOCH.minusSeconds(row + 1),
                    Map.of("length", row % 97),
                    Output.ofScore((row % 8 + 0.5) / 8, row % 2 == 0 ? "0" : "1"),
                    row % 3 == 0 ? "0" : "1");
        }
        return builder.build();
    }

    PerformanceLane lane(Backend backend) throws Exception {
        return new PerformanceLane(
                backend,
                Duration.ofMillis(LabelTraffic.HORIZON),
                FixedControlView.factory(
                        baselines.stream()
                                .map(each -> ControlPublisher.messageOf(each, 1, Instant.EPOCH))
                                .toList(),
                        List.of(ControlPublisher.messageOf(MONITOR, 1, Instant.EPOCH)),
                        List.of()));
    }

    long longestWindow() {
        return Duration.ofMinutes(30).toMillis();
    }

    private RollupKey key(int version) {
        return new RollupKey(
                "mail", "v" + version, Role.CHAMPION, "", baselines.get(version).id(), 1);
    }

    /** The prediction as stage one would tell it of its published version. */
    AwaitingLabel published(AwaitingLabel waiting) {
        JoinedRow row = waiting.row();
        // the monitor asks for no detectors
        boolean inOrder = false;
        JoinedRow ofPublished =
                new JoinedRow(
                        key((int) row.reference()).reference(),
                        row.eventTime(),
                        row.horizon(),
                        TICKS.length(),
                        TICKS.byLabelTime(),
                        row.score(),
                        row.scoreCell(),
                        row.predictedClass(),
                        row.partition(),
                        row.offset(),
                        row.slices(),
                        row.groups(),
                        inOrder,
                        null);
        return new AwaitingLabel(
                waiting.idHigh(), waiting.idLow(), ofPublished, waiting.loggedAt(), waiting.size());
    }

    /** All windows that hold predictions, in the order of their ends. */
    List<ClosedWindow> windows() {
        Map<WindowSpan, long[]> rows =
                new TreeMap<>(
                        Comparator.comparingLong(WindowSpan::end)
                                .thenComparingInt(WindowSpan::granularity));
        for (AwaitingLabel prediction : traffic.predictions()) {
            for (WindowSpan window :
                    PLAN.clockWindowsOf(PLAN.panes().startOf(prediction.row().eventTime()))) {
                rows.computeIfAbsent(window, unseen -> new long[LabelTraffic.VERSIONS])[
                        (int) prediction.row().reference()]++;
            }
        }
        List<ClosedWindow> closed = new ArrayList<>();
        rows.forEach(
                (window, ofVersions) -> {
                    for (int version = 0; version < ofVersions.length; version++) {
                        if (ofVersions[version] > 0) {
                            closed.add(closed(version, window, ofVersions[version]));
                        }
                    }
                });
        return closed;
    }

    private ClosedWindow closed(int version, WindowSpan window, long rows) {
        return new ClosedWindow(
                key(version).reference(),
                key(version).text(),
                window.granularity(),
                window.start(),
                window.end(),
                rows);
    }

    /**
     * Each prediction with the last label within its horizon, from its own time on, and before that
     * with the last label known at each report of its shorter window and of its longer one.
     */
    List<PerformanceDelta> batchDeltas() {
        List<PerformanceDelta> deltas = new ArrayList<>();
        for (AwaitingLabel prediction : traffic.predictions()) {
            LabelArrival known = null;
            for (long point : reportPoints(prediction)) {
                LabelArrival then =
                        traffic.labelOf(
                                prediction,
                                label -> point == Long.MAX_VALUE || knownBy(label) <= point);
                if (then != known) {
                    deltas.add(delta(prediction, known, then, point));
                    known = then;
                }
            }
        }
        return deltas;
    }

    private static List<Long> reportPoints(AwaitingLabel prediction) {
        List<Long> points = new ArrayList<>();
        for (WindowSpan window :
                PLAN.clockWindowsOf(PLAN.panes().startOf(prediction.row().eventTime()))) {
            points.add(window.end() + POINTS.judgeAfter());
            POINTS.revisedAfter().forEach(after -> points.add(window.end() + after));
        }
        points.add(Long.MAX_VALUE);
        return points.stream().sorted().distinct().toList();
    }

    /** The end of the tick in which a label became known. */
    private static long knownBy(LabelArrival label) {
        return Math.floorDiv(label.eventTime(), TICKS.length()) * TICKS.length() + TICKS.length();
    }

    private PerformanceDelta delta(
            AwaitingLabel prediction, LabelArrival before, LabelArrival after, long knownBy) {
        JoinedRow row = prediction.row();
        ClassificationTally tally = new ClassificationTally();
        LabelDelays delays = new LabelDelays();
        if (before != null) {
            count(row, before, -1, tally, delays);
        }
        count(row, after, +1, tally, delays);
        return new PerformanceDelta(
                key((int) row.reference()).reference(),
                row.eventTime() - Math.floorMod(row.eventTime(), TICKS.length()),
                knownBy,
                LabelledPart.counts(
                        Map.of(
                                LabelledPart.TALLY,
                                tally.toBytes(),
                                LabelledPart.DELAYS,
                                delays.toBytes())));
    }

    private static void count(
            JoinedRow row,
            LabelArrival label,
            int sign,
            ClassificationTally tally,
            LabelDelays delays) {
        tally.add(row.scoreCell(), row.score(), row.predictedClass(), label.text(), sign);
        delays.add(label.eventTime() - row.eventTime(), sign);
    }

    private List<AwaitingLabel> predictionsOf(WindowReport report) {
        long start = report.windowStart().toEpochMilli();
        long end = report.windowEnd().toEpochMilli();
        return traffic.predictions().stream()
                .filter(each -> report.modelVersion().equals("v" + each.row().reference()))
                .filter(each -> each.row().eventTime() >= start && each.row().eventTime() < end)
                .toList();
    }

    /**
     * Predictions of a report's window that have a label within their horizon, known by then unless
     * it is the last report.
     */
    long labelledBatch(WindowReport report) {
        long then = report.emittedAt().toEpochMilli();
        boolean last = report.status() == ReportStatus.FINAL;
        return predictionsOf(report).stream()
                .filter(
                        prediction ->
                                traffic.labelOf(prediction, label -> last || knownBy(label) <= then)
                                        != null)
                .count();
    }

    double coverageBatch(WindowReport report) {
        return SignificantDigits.round(
                (double) labelledBatch(report) / predictionsOf(report).size());
    }
}
