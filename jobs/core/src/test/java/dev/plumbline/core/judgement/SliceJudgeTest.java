package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.slice.SliceTraffic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twelve features make some 60 slices; CH is 5 % of the rows, FR always has twice the errors. */
class SliceJudgeTest {
    private static final double BUDGET = 0.01;

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"BINARY", "REGRESSION"})
    void findsASmallSliceWhoseErrorsDouble(Task task) {
        SliceTraffic traffic = new SliceTraffic(task, 5);
        SliceJudge judge = traffic.judge(traffic.baseline(20_000), BUDGET);
        List<Measurement> worst = judge.losses(traffic.losses(10_000, "CH", 2));
        assertThat(worst).hasSize(5);
        assertThat(warned(worst)).containsExactly("country=CH");
        Measurement slice = worst.get(0);
        assertThat(slice.metric()).isEqualTo(SliceJudge.LOSS);
        assertThat(slice.value()).isCloseTo(2 * slice.threshold(), within(0.4 * slice.threshold()));
        assertThat(slice.interval().lower()).isGreaterThan(slice.threshold());
        assertThat(slice.reason()).contains("than the rest of the window");
    }

    @Test
    void aBaselineWithoutOutputsStillHasSlices() {
        SliceTraffic traffic = new SliceTraffic(Task.REGRESSION, 5);
        Baseline whole = traffic.baseline(20_000);
        Baseline bare =
                new Baseline(
                        whole.id(),
                        whole.model(),
                        whole.modelVersion(),
                        whole.task(),
                        whole.clock(),
                        whole.from(),
                        whole.to(),
                        whole.rows(),
                        whole.features(),
                        List.of(),
                        whole.classes(),
                        whole.performance(),
                        whole.supplement());
        assertThat(SliceReferences.origin(bare)).isZero();
        SliceJudge judge = traffic.judge(bare, BUDGET);
        assertThat(warned(judge.losses(traffic.losses(10_000, "CH", 2))))
                .containsExactly("country=CH");
        assertThat(warned(judge.predictions(traffic.predictions(1_000, "", 0), traffic.origin())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"BINARY", "REGRESSION"})
    void aSliceThatWasAlwaysHarderIsNoFinding(Task task) {
        SliceTraffic traffic = new SliceTraffic(task, 6);
        SliceJudge judge = traffic.judge(traffic.baseline(20_000), BUDGET);
        Measurement harder =
                judge.losses(traffic.losses(10_000, "", 1)).stream()
                        .filter(m -> m.feature().equals("country=FR"))
                        .findFirst()
                        .orElse(null);
        assertThat(harder == null || harder.verdict() == Verdict.OK).isTrue();
        assertThat(traffic.baseline(20_000).supplement().slices().of("country=FR"))
                .get()
                .extracting(SliceReference::labelled)
                .matches(labelled -> labelled > 1_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"BINARY", "REGRESSION"})
    void doesNotCryWolfOnStationaryTraffic(Task task) {
        SliceTraffic traffic = new SliceTraffic(task, 7);
        SliceJudge judge = traffic.judge(traffic.baseline(10_000), 0.2);
        int windows = 100;
        int found = 0;
        for (int i = 0; i < windows; i++) {
            found += warned(judge.losses(traffic.losses(1_000, "", 1))).isEmpty() ? 0 : 1;
            found +=
                    warned(judge.predictions(traffic.predictions(1_000, "", 0), traffic.origin()))
                                    .isEmpty()
                            ? 0
                            : 1;
        }
        assertThat(found)
                .as("0.2 a window and lane may be found by chance")
                .isLessThanOrEqualTo(40);
    }

    @Test
    void namesTheSliceWhosePredictionsMoved() {
        SliceTraffic traffic = new SliceTraffic(Task.REGRESSION, 8);
        SliceJudge judge = traffic.judge(traffic.baseline(20_000), BUDGET);
        List<Measurement> moved =
                judge.predictions(traffic.predictions(10_000, "CH", 1), traffic.origin());
        assertThat(warned(moved)).contains("country=CH").hasSizeLessThan(3);
        assertThat(moved.get(0).feature()).isEqualTo("country=CH");
        assertThat(moved.get(0).effect()).isCloseTo(1, within(0.2));
    }

    @Test
    void fewRowsAreNotLookedAt() {
        SliceTraffic traffic = new SliceTraffic(Task.BINARY, 9);
        SliceJudge judge = traffic.judge(traffic.baseline(5_000), BUDGET);
        assertThat(judge.losses(traffic.losses(60, "", 1))).isEmpty();
        assertThat(judge.losses(traffic.losses(300, "", 1)))
                .isNotEmpty()
                .allMatch(m -> m.n() >= 50);
    }

    @Test
    void theOrderOfRowsDoesNotShow() {
        SliceTraffic traffic = new SliceTraffic(Task.REGRESSION, 10);
        SliceJudge judge = traffic.judge(traffic.baseline(5_000), BUDGET);
        assertThat(judge.losses(traffic.shuffledLosses(2_000)))
                .isEqualTo(judge.losses(traffic.shuffledLosses(2_000)));
    }

    private static List<String> warned(List<Measurement> measurements) {
        List<String> names = new ArrayList<>();
        measurements.stream()
                .filter(m -> m.verdict() == Verdict.WARN)
                .forEach(m -> names.add(m.feature()));
        return names;
    }
}
