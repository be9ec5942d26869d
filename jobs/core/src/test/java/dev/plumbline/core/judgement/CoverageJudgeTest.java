package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.CoverageSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.slice.SegmentSlices;
import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.core.slice.SlicePlan;
import dev.plumbline.core.slice.SliceTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of three countries, each with 200 predictions a window, half of them a yes. */
class CoverageJudgeTest {
    private static final List<String> COUNTRIES = List.of("de", "es", "fr");
    private static final int ROWS = 200;

    private final SliceTotals predictions = new SliceTotals();
    private final SliceTotals labels = new SliceTotals();
    private final ClassificationTally tally = new ClassificationTally();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withholdsTheVerdictAndNamesBothSegments(boolean sliced) {
        CoverageJudge.Finding found =
                window(monitor(sliced, .2), country -> country == 2 ? 90 : 190 - country);
        assertThat(found.unjudgeable())
                .isEqualTo(
                        "labels came unequally, so the labelled rows are not the traffic: country=de 0.950 of 200 predictions, country=fr 0.450 of 200 predictions");
        Measurement gap = found.measurements().get(0);
        assertThat(gap.metric()).isEqualTo("segment_coverage_gap");
        assertThat(gap.verdict()).isEqualTo(Verdict.WARN);
        assertThat(gap.value()).isEqualTo(.5);
        assertThat(gap.threshold()).isEqualTo(.2);
        assertThat(gap.n()).isEqualTo(400);
    }

    @Test
    void judgesWhereTheMonitorAllowsTheDifference() {
        CoverageJudge.Finding found =
                window(monitor(false, .6), country -> country == 2 ? 90 : 190 - country);
        assertThat(found.unjudgeable()).isNull();
        assertThat(found.measurements().get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(found.measurements().get(0).reason()).contains("country=fr 0.450");
    }

    @Test
    void labelsThatAreFewEverywhereAreEqual() {
        CoverageJudge.Finding found = window(monitor(false, .2), country -> 40 + country);
        assertThat(found.unjudgeable()).isNull();
    }

    @Test
    void labelsThatDependOnTheDecisionAreAWarningAndNoReasonToWithhold() {
        Monitor monitor = monitor(false, .2);
        Baseline baseline = baseline(monitor);
        CoverageJudge judge = new CoverageJudge(baseline, monitor);
        Map<String, Long> predicted = predicted(baseline, monitor, judge);
        for (int row = 0; row < 300; row++) {
            tally.add(-1, Double.NaN, "yes", row % 9 == 0 ? "no" : "yes", 1);
        }
        CoverageJudge.Finding found = judge.measure(predicted, tally, labels);
        assertThat(found.unjudgeable()).isNull();
        Measurement gap =
                found.measurements().stream()
                        .filter(m -> m.metric().equals("class_coverage_gap"))
                        .findFirst()
                        .orElseThrow();
        assertThat(gap.verdict()).isEqualTo(Verdict.WARN);
        assertThat(gap.value()).isEqualTo(1);
        assertThat(gap.reason())
                .startsWith("whether a label came depends on what was decided")
                .endsWith(
                        "predicted yes 1.00 of 300 predictions, predicted no 0.00 of 300 predictions");
    }

    @Test
    void rowsInNoListedSegmentAreComparedToo() {
        SegmentSpec listed = new SegmentSpec(List.of(SegmentCondition.category("country", "de")));
        Monitor monitor =
                MonitorFixture.of(Task.MULTICLASS).classes("no", "yes").segments(listed).build();
        CoverageJudge.Finding found = window(monitor, country -> country == 0 ? 20 : 180);
        assertThat(found.unjudgeable())
                .endsWith(
                        "the rest of the traffic 0.900 of 400 predictions, country=de 0.100 of 200 predictions");
    }

    @Test
    void segmentsLeaveTheSlicesThatTheJobFindsAsTheyAre() {
        Monitor monitor = monitor(true, .2);
        Baseline baseline = baseline(monitor);
        SlicePlan plan = SliceReferences.plan(baseline, monitor.options().worstSlices());
        SegmentSlices segments = SliceReferences.segments(baseline, monitor);
        FeatureRow row = row(baseline, "es", "yes");
        long alone = plan.code(row);
        long both = segments.code(alone, row);
        assertThat(SliceCode.features(both)).isEqualTo(SliceCode.features(alone) + 1);
        for (int feature = 0; feature < SliceCode.features(alone); feature++) {
            assertThat(SliceCode.slice(both, feature)).isEqualTo(SliceCode.slice(alone, feature));
        }
        assertThat(segments.name(SliceCode.slice(both, SliceCode.features(alone))))
                .isEqualTo("country=es");
    }

    private interface Labelled {
        int of(int country);
    }

    private CoverageJudge.Finding window(Monitor monitor, Labelled labelled) {
        Baseline baseline = baseline(monitor);
        CoverageJudge judge = new CoverageJudge(baseline, monitor);
        Map<String, Long> predicted = predicted(baseline, monitor, judge);
        for (int country = 0; country < COUNTRIES.size(); country++) {
            FeatureRow row = row(baseline, COUNTRIES.get(country), "yes");
            for (int i = 0; i < labelled.of(country); i++) {
                labels.add(code(baseline, monitor, row), 1, 1);
                tally.add(-1, Double.NaN, i % 2 == 0 ? "yes" : "no", "yes", 1);
            }
        }
        return judge.measure(predicted, tally, SliceTotals.fromBytes(labels.toBytes()));
    }

    private Map<String, Long> predicted(Baseline baseline, Monitor monitor, CoverageJudge judge) {
        ModelProfile profile = new ModelProfile(baseline.layout());
        for (String country : COUNTRIES) {
            for (int i = 0; i < ROWS; i++) {
                FeatureRow row = row(baseline, country, i % 2 == 0 ? "yes" : "no");
                profile.add(row);
                predictions.add(code(baseline, monitor, row), .5, 1);
            }
        }
        return judge.predicted(profile, predictions);
    }

    private static long code(Baseline baseline, Monitor monitor, FeatureRow row) {
        long slices =
                monitor.options()
                        .slices()
                        .map(spec -> SliceReferences.plan(baseline, spec).code(row))
                        .orElse(SliceCode.NONE);
        return SliceReferences.segments(baseline, monitor).code(slices, row);
    }

    private static FeatureRow row(Baseline baseline, String country, String decided) {
        FeatureRow row = new FeatureRow(baseline.layout());
        row.value(baseline.layout().slotOf("country"), country);
        row.value(baseline.layout().slotOf(Baseline.CLASS), decided);
        return row;
    }

    private static Monitor monitor(boolean sliced, double differsBy) {
        MonitorOptions.Builder options =
                MonitorOptions.builder().coverage(new CoverageSpec(.5, differsBy));
        if (sliced) {
            options.worstSlices(new SliceSpec(List.of(), 3));
        }
        return MonitorFixture.of(Task.MULTICLASS)
                .classes("no", "yes")
                .segments(new SegmentSpec(List.of(SegmentCondition.everyCategory("country"))))
                .options(options.build())
                .build();
    }

    private static Baseline baseline(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < 600; row++) {
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("country", COUNTRIES.get(row % 3), "x", row % 17),
                    new Output(null, null, null, row % 2 == 0 ? "yes" : "no"),
                    "yes");
        }
        return builder.build();
    }
}
