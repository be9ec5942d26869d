package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.risk.BaselineRisk;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Errors are uniform from 0 to 10, so that the cap is 19.8 and the mean loss .2525. */
class ErrorRiskTest {
    private static final int ROWS = 10_000;
    private static final Monitor WATCHED =
            monitor(
                    MonitorOptions.builder()
                            .lifetime(LifetimeSpec.usually(Task.REGRESSION))
                            .build());

    @Test
    void theRiskIsTheMeanAbsoluteErrorOverTheCap() {
        double[] errors = errors(1);
        Baseline baseline = baseline(WATCHED, errors);
        BaselineRisk risk = baseline.supplement().risk();

        assertThat(risk.bounded().cap()).isCloseTo(19.8, within(.01 * 19.8));
        double meanError = Arrays.stream(errors).average().orElseThrow();
        assertThat(risk.mean() * risk.bounded().cap())
                .isCloseTo(meanError, within(.001 * meanError));
        assertThat(risk.rows()).isEqualTo(ROWS);
        assertThat(risk.designEffect()).isBetween(1.0, 1.6);
    }

    @Test
    void stretchesOfLikeErrorsAreDependent() {
        assertThat(baseline(WATCHED, errors(100)).supplement().risk().designEffect())
                .isBetween(50.0, 200.0);
    }

    @Test
    void aSingleErrorBeyondTheCapIsOneLoss() {
        double[] errors = errors(1);
        errors[77] = 1e12;
        BaselineRisk risk = baseline(WATCHED, errors).supplement().risk();
        assertThat(risk.lossSum())
                .isCloseTo(baseline(WATCHED, errors(1)).supplement().risk().lossSum(), within(1.0));
    }

    @Test
    void isThereOnlyWhereAskedForAndMakesAnotherBaseline() {
        double[] errors = errors(1);
        Baseline unwatched = baseline(monitor(MonitorOptions.DEFAULT), errors);
        assertThat(unwatched.supplement().risk()).isNull();
        assertThat(unwatched.id()).isNotEqualTo(baseline(WATCHED, errors).id());
    }

    @Test
    void outOfFoldErrorsCountToo() {
        BaselineBuilder builder = new BaselineBuilder(WATCHED, "1");
        double[] errors = errors(100);
        for (int row = 0; row < ROWS; row++) {
            builder.add(Instant.ofEpochMilli(row), Map.of("x", row), predicted(50), null);
            builder.addPerformance(predicted(50 + errors[row]), 50.0);
        }
        BaselineRisk risk = builder.build().supplement().risk();
        assertThat(risk.rows()).isEqualTo(ROWS);
        assertThat(risk.mean()).isCloseTo(.2525, within(.02));
        assertThat(risk.designEffect()).isGreaterThan(50);
    }

    /** Errors of alternating sign, each held for so many rows. */
    private static double[] errors(int held) {
        SplittableRandom random = new SplittableRandom(9);
        double[] errors = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            errors[row] = row % held == 0 ? 10 * random.nextDouble() : errors[row - 1];
        }
        return errors;
    }

    private static Baseline baseline(Monitor monitor, double[] errors) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row < errors.length; row++) {
            double error = row % 2 == 0 ? errors[row] : -errors[row];
            builder.add(Instant.ofEpochMilli(row), Map.of("x", row), predicted(50 + error), 50.0);
        }
        return builder.build();
    }

    private static Output predicted(double value) {
        return new Output(value, null, null, null);
    }

    private static Monitor monitor(MonitorOptions options) {
        return MonitorFixture.of(Task.REGRESSION).options(options).build();
    }
}
