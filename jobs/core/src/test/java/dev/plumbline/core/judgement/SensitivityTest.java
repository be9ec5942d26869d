package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Collections;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found, what is too small to matter, and what could not have been found. */
class SensitivityTest {
    private static final ProfileLayout LAYOUT = Rows.layout("x", Rows.normalBins());
    private static final Sensitivity NO_FLOOR = new Sensitivity(1, 0, 0.05, 50);

    @Test
    void findsThreeTenthsOfADeviationInIndependentRows() {
        assertThat(found(0, 0.3)).isGreaterThanOrEqualTo(19);
    }

    @Test
    void findsHalfADeviationInRowsThatResembleTheOneBefore() {
        assertThat(found(0.6, 0.5)).isGreaterThanOrEqualTo(17);
    }

    /** Windows of 20 in which the shifted feature is found among twenty, 1,000 rows each. */
    private static long found(double correlation, double shift) {
        Simulation simulation =
                new Simulation(29, correlation, Collections.nCopies(20, x -> (Object) x));
        Baseline baseline = simulation.baseline(10_000, 1_000);
        DriftJudge judge = new DriftJudge(baseline, Sensitivity.DEFAULT, 0.001);
        return IntStream.range(0, 20)
                .filter(
                        i ->
                                judge
                                        .measure(simulation.window(baseline.layout(), 1_000, shift))
                                        .stream()
                                        .anyMatch(
                                                m ->
                                                        m.verdict() == Verdict.DRIFT
                                                                && "f0".equals(m.feature())))
                .count();
    }

    @Test
    void aFiftiethOfADeviationIsNoDriftHoweverManyRows() {
        int rows = 1_000_000;
        double[] normal =
                IntStream.range(0, rows)
                        .mapToDouble(row -> Rows.normalQuantile((row + .5) / rows))
                        .toArray();
        Baseline baseline = Rows.baseline(evenly(rows, row -> normal[row]), Rows.INDEPENDENT);
        ModelProfile window = evenly(rows, row -> normal[row] + .02);
        Measurement held = distribution(baseline, Sensitivity.DEFAULT, window);
        assertThat(held.verdict()).isEqualTo(Verdict.OK);
        assertThat(held.effect()).isCloseTo(.02, within(.002));
        Measurement unheld = distribution(baseline, NO_FLOOR, window);
        assertThat(unheld.pValue()).isLessThan(1e-9);
        assertThat(unheld.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void detectableFollowsRowsAndDependence() {
        // the figures of a model of 200 features: .19 σ at 1,000 rows, .41 at 200, .81 with λ 4
        assertThat(detectable(1_000, 1)).isCloseTo(.19, within(.01));
        assertThat(detectable(200, 1)).isCloseTo(.41, within(.01));
        assertThat(detectable(200, 4)).isCloseTo(.81, within(.02));
    }

    private static double detectable(int rows, double lambda) {
        ModelProfile evaluated = evenly(10_000, row -> Rows.normalQuantile((row + .5) / 10_000));
        Baseline baseline = Rows.baseline(evaluated, new Dependence(lambda, 200, 50));
        ModelProfile window = evenly(rows, row -> Rows.normalQuantile((row + .5) / rows));
        // at the level that 200 tests would have, however many a single feature has
        int tests = new DriftJudge(baseline, Sensitivity.DEFAULT, 0.001).tests();
        Measurement measured =
                new DriftJudge(baseline, Sensitivity.DEFAULT, 0.001 * tests / 200)
                        .measure(window).stream()
                                .filter(m -> "distribution".equals(m.metric()))
                                .findFirst()
                                .orElseThrow();
        return measured.detectable();
    }

    private static Measurement distribution(
            Baseline baseline, Sensitivity sensitivity, ModelProfile window) {
        return new DriftJudge(baseline, sensitivity, 0.001)
                .measure(window).stream()
                        .filter(m -> "distribution".equals(m.metric()))
                        .findFirst()
                        .orElseThrow();
    }

    private static ModelProfile evenly(int rows, IntToDoubleFunction value) {
        return Rows.profile(LAYOUT, rows, row -> new Object[] {value.applyAsDouble(row)});
    }
}
