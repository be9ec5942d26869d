package dev.plumbline.monitoring.operator;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** A binary model whose decisions are compared between the sexes, hour by hour. */
record CreditModel(Monitor monitor, Baseline baseline) {
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long START = Instant.parse("2024-03-01T00:00:00Z").toEpochMilli();

    private static final long REVISION = 7;
    private static final String DOCUMENT =
            """
            model: credit
            version: "1"
            task: binary
            time: {column: at}
            prediction: {score: p, class: approved, classes: ["no", "yes"]}
            label: {column: repaid, delay: PT1H, horizon: PT6H, judgeAfter: PT2H}
            features: {sex: categorical}
            windows: [{span: PT1H}]
            segments: [sex]
            fairness:
              protected: [sex]
              reference: {sex: m}
              limits: %s
            """;

    /** Watched with these limits of fairness, written as in the document. */
    static Monitor monitor(String limits) {
        return MonitorDocument.readText(DOCUMENT.formatted(limits), "monitor.yaml");
    }

    RollupKey key() {
        return new RollupKey("credit", "1", Role.CHAMPION, "", baseline.id(), REVISION);
    }

    ControlViewFactory control() {
        return FixedControlView.factory(
                List.of(ControlPublisher.messageOf(baseline, 1, Instant.EPOCH)),
                List.of(ControlPublisher.messageOf(monitor, REVISION, Instant.EPOCH)),
                List.of());
    }

    KeyedTwoInputStreamOperatorTestHarness<Long, PerformanceDelta, ClosedWindow, OutputRecord>
            performance() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new RollUpPerformance(control(), "reports")),
                PerformanceDelta::reference,
                ClosedWindow::reference,
                Types.LONG);
    }

    /** What the lane DATA tells of the first hour. */
    ClosedWindow closed(long rows, GroupSelections groups) {
        return new ClosedWindow(
                key().reference(),
                key().text(),
                0,
                START,
                START + HOUR,
                rows,
                Map.of(),
                Map.of(),
                groups.toBytes());
    }
}
