package dev.plumbline.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptDriftRuleTest {
    private static final Monitor MONITOR =
            MonitorFixture.of(Task.MULTICLASS)
                    .options(
                            MonitorOptions.builder()
                                    .detectors(List.of(DetectorSpec.calibrated(DetectorMethod.DDM)))
                                    .build())
                    .alerts(3, 2)
                    .build();

    private final AlertState state = AlertState.fromBytes(null);

    @Test
    void oneDetectionOpensOneEpisodeThatLaterOnesOnlyUpdate() {
        assertThat(on(0, said("detector_ddm", Verdict.OK), said("detector_adwin", Verdict.OK)))
                .isEmpty();
        assertThat(on(1, said("detector_ddm", Verdict.DRIFT), said("detector_adwin", Verdict.OK)))
                .extracting(AlertEpisode::rule, AlertEpisode::state, AlertEpisode::severity)
                .containsExactly(tuple("concept-drift", EpisodeState.OPEN, Severity.WARNING));
        List<AlertEpisode> again =
                on(2, said("detector_ddm", Verdict.WARN), said("detector_adwin", Verdict.DRIFT));
        assertThat(again).extracting(AlertEpisode::state).containsExactly(EpisodeState.UPDATED);
        assertThat(again.get(0).windows()).isEqualTo(2);
        assertThat(again.get(0).evidence())
                .extracting(Measurement::metric)
                .containsExactly("detector_adwin");
    }

    @Test
    void itEndsOnlyWhenTheErrorsAreBackForAsManyWindowsAsTheMonitorSays() {
        on(0, said("detector_ddm", Verdict.DRIFT));
        assertThat(on(1, said("detector_ddm", Verdict.INSUFFICIENT_DATA))).isEmpty();
        assertThat(on(2, said("detector_ddm", Verdict.OK))).isEmpty();
        // another detector still says that they are not back
        assertThat(on(3, said("detector_ddm", Verdict.OK), said("detector_adwin", Verdict.WARN)))
                .isEmpty();
        // a detector that lacks settings says nothing of it
        assertThat(
                        on(
                                4,
                                said("detector_ddm", Verdict.OK),
                                said("detector_gma", Verdict.NO_BASELINE)))
                .extracting(AlertEpisode::rule, AlertEpisode::state)
                .containsExactly(tuple("concept-drift", EpisodeState.RESOLVED));
    }

    @Test
    void theFirstThatFoundItIsNamedFirst() {
        List<AlertEpisode> opened = on(0, found("detector_ddm", 900), found("detector_adwin", 700));
        assertThat(opened.get(0).evidence())
                .extracting(Measurement::metric)
                .containsExactly("detector_adwin", "detector_ddm");
        assertThat(opened.get(0).summary()).startsWith("detector_adwin 0.3000");
    }

    @Test
    void aReportWithoutDetectorsMovesNothing() {
        on(0, said("detector_ddm", Verdict.DRIFT));
        assertThat(on(1, said("detectors_unread", Verdict.NOT_APPLICABLE))).isEmpty();
    }

    private List<AlertEpisode> on(int day, Measurement... said) {
        return AlertPolicy.step(
                state,
                ReportFixture.performance(day).saying(said).report(ReportStatus.PROVISIONAL, 0),
                MONITOR);
    }

    private static Measurement said(String detector, Verdict verdict) {
        return Measurement.of(detector, null).value(0.3).rows(500).verdict(verdict);
    }

    private static Measurement found(String detector, long row) {
        return Measurement.of(detector, null)
                .value(0.3)
                .rows(500)
                .changes(List.of(new ChangePoint(Instant.EPOCH, row, ChangePoint.Kind.DRIFT_RISE)))
                .verdict(Verdict.DRIFT);
    }
}
