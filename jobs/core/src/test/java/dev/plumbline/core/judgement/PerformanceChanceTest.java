package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.judgement.LossExperiment.Outcome;
import dev.plumbline.core.judgement.SimulatedModel.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often windows of a model that has not changed are called worse, with 5 % tolerated and a
 * budget of 1 % a window, and how often those of one that has.
 */
class PerformanceChanceTest {
    /** 600 in a build; -Dplumbline.windows=10000 gives the figures in docs/evidence.md. */
    private static final int WINDOWS = Integer.getInteger("plumbline.windows", 600);

    private static final double TOLERATED = 1.05;

    @ParameterizedTest
    @CsvSource({
        "DECISIONS, accuracy, 0, 50",
        "DECISIONS, accuracy, .6, 200",
        "DECISIONS, f1, 0, 200",
        "DECISIONS, f1, .6, 1000",
        "NUMBERS, mae, 0, 50",
        "NUMBERS, mae, .6, 200",
        "NUMBERS, rmse, 0, 50",
        "NUMBERS, rmse, .6, 1000",
        "SKEWED_NUMBERS, mae, 0, 200",
        "SKEWED_NUMBERS, rmse, .6, 200",
    })
    void noiseBeyondTheToleranceIsNoDrift(Kind kind, String metric, double correlation, int rows) {
        Outcome outcome =
                new LossExperiment(kind, metric, correlation, TOLERATED, 1, rows).run(WINDOWS);
        assertThat(outcome.drift()).isLessThanOrEqualTo(2 * LossExperiment.BUDGET);
        assertThat(outcome.worse())
                .as("worse than what is tolerated")
                .isGreaterThan(4 * LossExperiment.BUDGET);
    }

    @ParameterizedTest
    @CsvSource({
        "DECISIONS, accuracy, 2, 200, .95",
        "DECISIONS, accuracy, 1.5, 1000, .95",
        "DECISIONS, f1, 1.5, 1000, .95",
        "NUMBERS, mae, 1.5, 200, .95",
        "NUMBERS, rmse, 1.5, 50, .6",
        "SKEWED_NUMBERS, mae, 1.5, 200, .85",
    })
    void aLossBeyondBothIsDrift(Kind kind, String metric, double harm, int rows, double share) {
        Outcome outcome =
                new LossExperiment(kind, metric, 0, TOLERATED, harm, rows).run(WINDOWS / 6);
        assertThat(outcome.drift()).isGreaterThanOrEqualTo(share);
    }

    @Test
    void whatIsToleratedIsNoDriftHoweverSure() {
        Outcome outcome = new LossExperiment(Kind.NUMBERS, "mae", 0, 1.3, 1.2, 1000).run(100);
        assertThat(outcome.drift()).isZero();
    }
}
