package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * Hourly windows whose estimate is lost from the second on, and what labels say six hours later.
 */
// a harness declares that it throws anything when it closes
@SuppressWarnings("try")
class DecideEstimatesTest {
    private static final Published BIKES =
            Published.watchedBy("[{span: PT1H}]\nestimates: {decide: true, metrics: [mae]}");
    private static final int DELAY = 6;

    private static KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord>
            harness() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> made =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new DecideEstimates(BIKES.control(), "alerts")),
                        report -> "bikes",
                        Types.STRING);
        made.setup(OutputRecordSerializer.INSTANCE);
        return made;
    }

    private static List<WindowReport> reports() {
        List<WindowReport> reports = new ArrayList<>();
        for (int hour = 0; hour < 12; hour++) {
            reports.add(estimated(hour, hour == 0 ? Verdict.OK : Verdict.DRIFT));
            reports.add(labels(hour, hour >= 2 ? Verdict.WARN : Verdict.NOT_APPLICABLE));
        }
        return reports;
    }

    private static WindowReport estimated(int hour, Verdict verdict) {
        Measurement said =
                Measurement.of(EstimateJudge.ESTIMATED + "mae", null)
                        .value(verdict == Verdict.DRIFT ? 30 : 20)
                        .threshold(25)
                        .verdict(verdict);
        return report(Lane.DATA, hour, hour + 1, said);
    }

    private static WindowReport labels(int hour, Verdict verdict) {
        Measurement said =
                Measurement.of(EstimationErrorJudge.COVERAGE + "mae", null)
                        .value(0.5)
                        .verdict(verdict);
        Measurement bias =
                Measurement.of(EstimationErrorJudge.BIAS + "mae", null)
                        .value(-10)
                        .verdict(Verdict.NOT_APPLICABLE);
        return report(Lane.PERFORMANCE, hour, hour + 1 + DELAY, said, bias);
    }

    private static WindowReport report(Lane lane, int hour, int emitted, Measurement... said) {
        return report("1", "", lane, hour, emitted, said);
    }

    private static WindowReport of(String version, String segment, WindowReport report) {
        return report(
                version,
                segment,
                report.lane(),
                (int) ((report.windowStart().toEpochMilli() - START) / HOUR),
                (int) ((report.emittedAt().toEpochMilli() - START) / HOUR),
                report.measurements().toArray(Measurement[]::new));
    }

    private static WindowReport report(
            String version, String segment, Lane lane, int hour, int emitted, Measurement... said) {
        return new WindowReport(
                "bikes",
                version,
                version.equals("1") ? Role.CHAMPION : Role.CHALLENGER,
                segment,
                "PT1H",
                Clock.TIME,
                lane,
                Instant.ofEpochMilli(START + hour * HOUR),
                Instant.ofEpochMilli(START + (hour + 1) * HOUR),
                lane == Lane.DATA ? ReportStatus.PROVISIONAL : ReportStatus.FINAL,
                lane == Lane.DATA ? 0 : 1,
                Instant.ofEpochMilli(START + emitted * HOUR),
                lane == Lane.DATA,
                100,
                lane == Lane.DATA ? null : 100L,
                BIKES.baseline().id(),
                Published.REVISION,
                List.of(said),
                List.of());
    }

    private static void process(
            KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> harness,
            WindowReport report)
            throws Exception {
        WindowReportCodec codec = new WindowReportCodec();
        long emitted = report.emittedAt().toEpochMilli();
        harness.processElement(
                OutputRecord.now("reports", codec.key(report), codec.encode(report)), emitted);
    }

    private static List<AlertEpisode> episodes(
            KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> harness)
            throws Exception {
        List<AlertEpisode> episodes = new ArrayList<>();
        for (OutputRecord record : harness.extractOutputValues()) {
            episodes.add(new AlertEpisodeCodec().decode(record.value()));
        }
        return episodes;
    }

    @Test
    void opensOnALostEstimateUntilLabelsShowThatEstimatesAreTooPessimistic() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (WindowReport report : reports()) {
                process(harness, report);
            }
            harness.processWatermark(START + 30 * HOUR);

            List<AlertEpisode> told = episodes(harness);
            assertThat(told.get(0).rule()).isEqualTo(AlertRules.ESTIMATED_PERFORMANCE);
            assertThat(told)
                    .extracting(AlertEpisode::state, AlertEpisode::updatedAt)
                    .startsWith(tuple(EpisodeState.OPEN, Instant.ofEpochMilli(START + 2 * HOUR)))
                    // the labels of the third window are final at nine, and so is the ninth window
                    .endsWith(tuple(EpisodeState.RESOLVED, Instant.ofEpochMilli(START + 9 * HOUR)))
                    .hasSize(8);
        }
    }

    @Test
    void decidesTheSameInAnyOrderOfArrivalAndAcrossARestore() throws Exception {
        List<AlertEpisode> first = null;
        Random random = new Random(3);
        for (int round = 0; round < 5; round++) {
            List<WindowReport> reports = reports();
            Collections.shuffle(reports, random);
            List<AlertEpisode> told = new ArrayList<>();
            OperatorSubtaskState snapshot;
            try (var harness = harness()) {
                harness.open();
                for (WindowReport report : reports) {
                    process(harness, report);
                }
                harness.processWatermark(START + 9 * HOUR);
                told.addAll(episodes(harness));
                snapshot = harness.snapshot(1, 1);
            }
            try (var harness = harness()) {
                harness.initializeState(snapshot);
                harness.open();
                harness.processWatermark(START + 30 * HOUR);
                told.addAll(episodes(harness));
            }
            first = first == null ? told : first;
            assertThat(told).as("round " + round).isEqualTo(first);
        }
        assertThat(first).hasSize(8);
    }

    @Test
    void keepsNoReportsOfTheLabelledLaneThatSayNothingOfEstimates() throws Exception {
        try (var harness = harness()) {
            harness.open();
            Measurement said = Measurement.of("mae", null).value(3).verdict(Verdict.OK);
            process(harness, report(Lane.PERFORMANCE, 0, 7, said));
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void keepsNoReportsOfTheLabelledLaneThatSpeakOfASegment() throws Exception {
        try (var harness = harness()) {
            harness.open();
            process(harness, of("1", "shop=7", labels(0, Verdict.WARN)));
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void labelsOfMoreSegmentsThanAreRememberedDoNotLetADistrustedEstimateDecide() throws Exception {
        try (var harness = harness()) {
            harness.open();
            process(harness, labels(0, Verdict.WARN));
            for (int segment = 0; segment < 80; segment++) {
                process(harness, of("1", "shop=" + segment, labels(0, Verdict.WARN)));
            }
            for (int hour = DELAY; hour < DELAY + 4; hour++) {
                process(harness, estimated(hour, Verdict.DRIFT));
            }
            harness.processWatermark(START + 30 * HOUR);
            assertThat(episodes(harness)).isEmpty();
        }
    }

    @Test
    void forgetsTheSameVersionsInWhateverOrderTheirLabelsCome() throws Exception {
        List<AlertEpisode> first = null;
        Random random = new Random(5);
        for (int round = 0; round < 3; round++) {
            List<WindowReport> reports = new ArrayList<>();
            for (int version = 1; version <= 80; version++) {
                reports.add(of("" + version, "", labels(0, Verdict.WARN)));
                reports.add(of("" + version, "", estimated(DELAY, Verdict.DRIFT)));
            }
            Collections.shuffle(reports, random);
            List<AlertEpisode> told;
            try (var harness = harness()) {
                harness.open();
                for (WindowReport report : reports) {
                    process(harness, report);
                }
                harness.processWatermark(START + 30 * HOUR);
                told = episodes(harness);
            }
            first = first == null ? told : first;
            assertThat(told).as("round " + round).isEqualTo(first);
        }
        assertThat(first).extracting(AlertEpisode::modelVersion).hasSize(80 - 64);
    }
}
