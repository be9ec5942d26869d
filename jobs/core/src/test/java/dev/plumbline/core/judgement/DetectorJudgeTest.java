package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.detector.DetectorCalibration;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.Signal;
import dev.plumbline.core.errorstream.DetectorReading;
import dev.plumbline.core.errorstream.WindowReading;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.DetectorSpec.Profile;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorJudgeTest {
    private static final DetectorSpec ADWIN = DetectorSpec.calibrated(DetectorMethod.ADWIN);
    private static final DetectorSpec MOA =
            new DetectorSpec(DetectorMethod.DDM, Profile.MOA, Map.of());

    @Test
    void theBaselineHoldsTheSettingsOfAllMethodsForItsOwnErrorRate() {
        DetectorReference held = baseline(Task.MULTICLASS, ADWIN).supplement().detectors();
        assertThat(held.errorRate()).isEqualTo(0.2);
        assertThat(held.rows()).isEqualTo(5_000);
        assertThat(held.cap()).isNull();
        assertThat(held.settings().keySet()).containsExactly(DetectorMethod.values());
        held.settings()
                .forEach(
                        (method, settings) ->
                                assertThat(settings)
                                        .isEqualTo(
                                                DetectorCalibration.stored()
                                                        .settings(method, 0.2)));
        Baseline without = baseline(Task.MULTICLASS);
        assertThat(without.supplement().detectors()).isNull();
        assertThat(without.id()).isNotEqualTo(baseline(Task.MULTICLASS, ADWIN).id());
    }

    @Test
    void aRegressionsErrorsAreBoundedByTwiceTheirNinetyNinthPercentile() {
        DetectorReference held = baseline(Task.REGRESSION, ADWIN).supplement().detectors();
        // errors 0 to 99, each fifty times
        assertThat(held.cap().cap()).isEqualTo(196);
        assertThat(held.errorRate()).isCloseTo(49.5 / 196, within(1e-12));
        assertThat(held.settings()).hasSize(7).doesNotContainKey(DetectorMethod.DDM);
    }

    @Test
    void saysWhatTheBaselineLacksAndRunsTheOthers() {
        DetectorSpec complete =
                new DetectorSpec(
                        DetectorMethod.CUSUM,
                        Profile.CALIBRATED,
                        DetectorMethod.CUSUM.moa().parameters());
        DetectorJudge judge =
                new DetectorJudge(
                        baseline(Task.MULTICLASS), monitor(Task.MULTICLASS, ADWIN, MOA, complete));
        List<Measurement> said = judge.measure(judge.watch(null).endWindow(), 0);
        assertThat(said)
                .extracting(Measurement::metric, Measurement::verdict)
                .containsExactlyInAnyOrder(
                        tuple("detector_adwin", Verdict.NO_BASELINE),
                        tuple("detector_ddm@moa", Verdict.INSUFFICIENT_DATA),
                        tuple("detector_cusum", Verdict.INSUFFICIENT_DATA),
                        tuple("detectors_unread", Verdict.NOT_APPLICABLE));
        assertThat(named(said, "detector_adwin").reason())
                .isEqualTo(
                        "the baseline holds no settings of detectors; build it with detectors in the monitor, or take the profile moa");
    }

    @Test
    void settingsThatDoNotFitTheBaselinesAreSaidNotThrown() {
        DetectorSpec low =
                new DetectorSpec(DetectorMethod.DDM, Profile.CALIBRATED, Map.of("drift", 1.0));
        DetectorJudge judge =
                new DetectorJudge(baseline(Task.MULTICLASS, ADWIN), monitor(Task.MULTICLASS, low));
        Measurement said = named(judge.measure(judge.watch(null).endWindow(), 0), "detector_ddm");
        assertThat(said.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(said.reason()).contains("warning must be above 0 and at most 1.0");
    }

    @Test
    void theVerdictSaysTheMostThatIsKnown() {
        ChangePoint warning = new ChangePoint(Instant.EPOCH, 40, ChangePoint.Kind.WARNING_RISE);
        ChangePoint drift = new ChangePoint(Instant.EPOCH, 50, ChangePoint.Kind.DRIFT_RISE);
        ChangePoint fall = new ChangePoint(Instant.EPOCH, 60, ChangePoint.Kind.DRIFT_FALL);
        double none = Double.NaN;
        assertThat(judged(reading(Signal.WARMING_UP, 1, 0, 0.2, true, warning, drift)))
                .isEqualTo("DRIFT errors rose after 50 labelled rows; 0.2000 before");
        assertThat(judged(reading(Signal.STABLE, 20, 3, 0.2, true, warning, drift)))
                .isEqualTo(
                        "DRIFT errors rose after 50 labelled rows; 0.2000 before; 23 changes, of which 1 are shown");
        assertThat(judged(reading(Signal.STABLE, 0, 1, none, false, fall)))
                .isEqualTo("WARN errors became fewer after 60 labelled rows");
        assertThat(judged(reading(Signal.STABLE, 0, 17, none, false, fall)))
                .isEqualTo(
                        "WARN errors became fewer after 60 labelled rows; 17 changes, of which 1 are shown");
        assertThat(judged(reading(Signal.STABLE, 0, 0, 0.2, true)))
                .isEqualTo(
                        "WARN since the last rise errors are not back: 0.3000 in this window, 0.2000 before the rise");
        assertThat(judged(reading(Signal.WARNING_RISE, 0, 0, none, false, warning)))
                .isEqualTo("WARN warns, first after 40 labelled rows");
        assertThat(judged(reading(Signal.WARMING_UP, 0, 0, none, false)))
                .startsWith("INSUFFICIENT_DATA too few rows");
        assertThat(judged(reading(Signal.STABLE, 0, 0, 0.2, false))).isEqualTo("OK null");
    }

    private static String judged(DetectorReading reading) {
        DetectorJudge judge =
                new DetectorJudge(baseline(Task.MULTICLASS), monitor(Task.MULTICLASS, MOA));
        List<Measurement> said = judge.measure(new WindowReading(100, 30, List.of(reading)), 107);
        Measurement detector = said.get(0);
        assertThat(detector.value()).isEqualTo(0.3);
        assertThat(detector.n()).isEqualTo(100);
        assertThat(detector.changes()).isEqualTo(reading.changes());
        Measurement unread = named(said, DetectorJudge.UNREAD);
        assertThat(unread.value()).isEqualTo(7);
        assertThat(unread.n()).isEqualTo(107);
        return detector.verdict() + " " + detector.reason();
    }

    private static DetectorReading reading(
            Signal level,
            int rises,
            int falls,
            double before,
            boolean away,
            ChangePoint... changes) {
        return new DetectorReading(level, rises, falls, before, away, List.of(changes));
    }

    private static Measurement named(List<Measurement> said, String metric) {
        return said.stream().filter(each -> each.metric().equals(metric)).findFirst().orElseThrow();
    }

    private static Monitor monitor(Task task, DetectorSpec... detectors) {
        return MonitorFixture.of(task)
                .options(MonitorOptions.builder().detectors(List.of(detectors)).build())
                .build();
    }

    private static Baseline baseline(Task task, DetectorSpec... detectors) {
        BaselineBuilder builder = new BaselineBuilder(monitor(task, detectors), "1");
        for (int row = 0; row < 5_000; row++) {
            if (task == Task.REGRESSION) {
                builder.add(
                        Instant.ofEpochMilli(row),
                        Map.of("x", row),
                        new Output(100.0, null, null, null),
                        100.0 + (row % 2 == 0 ? 1 : -1) * (row / 50));
            } else {
                builder.add(
                        Instant.ofEpochMilli(row),
                        Map.of("x", row),
                        new Output(null, null, null, "no"),
                        row % 5 == 0 ? "yes" : "no");
            }
        }
        return builder.build();
    }
}
