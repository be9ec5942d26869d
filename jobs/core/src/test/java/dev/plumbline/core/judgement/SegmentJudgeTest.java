package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.segment.SlicedTraffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentJudgeTest {
    private static final double BUDGET = 0.001;

    private final SlicedTraffic traffic = new SlicedTraffic(11);
    private final Baseline baseline = traffic.baseline(10_000);
    private final SegmentJudge austria = judge("country=AT", BUDGET);

    private SegmentJudge judge(String segment, double budget) {
        return new SegmentJudge(
                baseline,
                baseline.supplement().segment(segment).orElseThrow(),
                SlicedTraffic.MONITOR,
                budget);
    }

    @Test
    void aSegmentIsHeldToItselfAndNotToTheWhole() {
        ModelProfile window = traffic.window(baseline, "AT", 500, 0);
        assertThat(drifted(austria.measure(window, List.of()))).isEmpty();
        DriftJudge whole = new DriftJudge(baseline, Sensitivity.DEFAULT, BUDGET);
        assertThat(drifted(whole.measure(window)))
                .as("the whole's baseline would alarm at what makes the segment")
                .contains("country", "income");
    }

    @Test
    void findsAChangeWithinTheSegment() {
        ModelProfile window = traffic.window(baseline, "AT", 500, 0.5);
        assertThat(drifted(austria.measure(window, List.of()))).containsExactly("income");
        assertThat(austria.measure(window, List.of()))
                .filteredOn(m -> m.metric().equals("distribution"))
                .allSatisfy(
                        m ->
                                assertThat(m.baselineN())
                                        .isEqualTo(
                                                baseline.supplement()
                                                        .segment("country=AT")
                                                        .orElseThrow()
                                                        .rows()));
    }

    @Test
    void saysWhatItIsHeldTo() {
        assertThat(austria.measure(traffic.window(baseline, "AT", 100, 0), List.of()))
                .filteredOn(m -> m.metric().equals(SegmentJudge.REFERENCE))
                .singleElement()
                .satisfies(m -> assertThat(m.value()).isGreaterThan(2_000));
    }

    @Test
    void keepsTheBudgetOnStationaryTraffic() {
        SegmentJudge loose = judge("country=AT", 0.2);
        int windows = 300;
        int alarms = 0;
        for (int i = 0; i < windows; i++) {
            ModelProfile window = traffic.window(baseline, "AT", 100, 0);
            alarms += drifted(loose.measure(window, List.of())).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo((int) (0.2 * windows));
    }

    @Test
    void aLossIsHeldToTheSegmentsOwnAndMustBeBeyondChance() {
        assertThat(rmse(traffic.errors("AT", 200, 1)).verdict()).isEqualTo(Verdict.OK);
        Measurement doubled = rmse(traffic.errors("AT", 200, 2));
        assertThat(doubled.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(doubled.pValue()).isLessThan(0.001);
        Measurement few = rmse(even(60, 3 * 1.32));
        assertThat(few.value()).isGreaterThan(few.threshold());
        assertThat(few.verdict()).isEqualTo(Verdict.OK);
        assertThat(few.reason()).contains("within chance");
    }

    /** Errors at the quantiles of a normal distribution, so that chance has no say. */
    private static RegressionTally even(int rows, double deviation) {
        RegressionTally tally = new RegressionTally();
        for (int i = 0; i < rows; i++) {
            tally.add(deviation * Rows.normalQuantile((i + 0.5) / rows), 0, 1);
        }
        return tally;
    }

    private Measurement rmse(RegressionTally errors) {
        return austria.measure(errors, errors.labelled()).stream()
                .filter(m -> m.metric().equals("rmse"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutABaselineOfItsOwnASegmentIsShownAndNotJudged() {
        List<Measurement> read =
                SegmentJudge.unjudged(
                        List.of(
                                Measurement.of("rows", null)
                                        .value(200)
                                        .rows(200)
                                        .verdict(Verdict.OK),
                                Measurement.of("distribution", "colour")
                                        .value(1.4)
                                        .rows(200, 10_000)
                                        .threshold(0.1)
                                        .verdict(Verdict.DRIFT),
                                Measurement.of("missing_rate", "colour")
                                        .rows(20, 10_000)
                                        .verdict(Verdict.INSUFFICIENT_DATA, "too few rows")));
        assertThat(read)
                .extracting(Measurement::verdict)
                .containsExactly(Verdict.OK, Verdict.NOT_APPLICABLE, Verdict.INSUFFICIENT_DATA);
        assertThat(read.get(1).value()).isEqualTo(1.4);
        assertThat(read.get(1).reason()).contains("1,000 rows");
    }

    private static List<String> drifted(List<Measurement> measurements) {
        return measurements.stream()
                .filter(m -> m.verdict() == Verdict.DRIFT)
                .map(Measurement::feature)
                .distinct()
                .toList();
    }
}
