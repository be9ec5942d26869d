package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures of docs/evidence.md. Not part of the build: its name is no test's. {@code
 * -Devidence.sizes="200 1000" -Devidence.windows=100} makes a part of it.
 */
class FalseAlarmEvidence {
    private static final int FEATURES = 200;
    private static final int BASELINES = Integer.getInteger("evidence.baselines", 20);
    private static final int WINDOWS = Integer.getInteger("evidence.windows", 1_000);
    private static final int[] SIZES =
            Arrays.stream(System.getProperty("evidence.sizes", "200 1000 10000").split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();

    @ParameterizedTest
    @CsvSource({"independent, 101", "correlated, 102", "mixed, 103"})
    void atMostOneWindowOfAThousandAlarms(String name, long seed) {
        FalseAlarmExperiment experiment =
                new FalseAlarmExperiment(FEATURES, BASELINES, WINDOWS, SIZES, correlation(name));
        FalseAlarmExperiment.Outcome outcome = experiment.run(1_000_000 * seed);
        print(name + ", numbers", outcome.numbers());
        print(name + ", categories", outcome.categories());
        int allowed = (int) (FalseAlarmExperiment.BUDGET * BASELINES * WINDOWS);
        for (int size = 0; size < SIZES.length; size++) {
            assertThat(outcome.numbers().withoutFloor()[size]).isLessThanOrEqualTo(allowed);
            assertThat(outcome.categories().withoutFloor()[size]).isLessThanOrEqualTo(allowed);
        }
    }

    static IntToDoubleFunction correlation(String name) {
        double[] mix = {0, .3, .6, .9};
        return switch (name) {
            case "independent" -> feature -> 0;
            case "correlated" -> feature -> .6;
            default -> feature -> mix[feature % mix.length];
        };
    }

    private static void print(String name, FalseAlarmExperiment.Alarms alarms) {
        System.out.printf(
                "%s: of %,d windows of %s rows %s alarmed without the floor, %s with it%n",
                name,
                BASELINES * WINDOWS,
                Arrays.toString(SIZES),
                Arrays.toString(alarms.withoutFloor()),
                Arrays.toString(alarms.withFloor()));
    }

    @Test
    void findsWhatMatters() {
        int tests = FalseAlarmExperiment.tests(FEATURES);
        PowerExperiment experiment = new PowerExperiment(tests, BASELINES, 50, 1_000);
        SplittableRandom moved = new SplittableRandom(7);
        double small = experiment.found(201_000, 0, x -> x + .3);
        double correlated = experiment.found(202_000, .6, x -> x + .5);
        double independent = experiment.found(203_000, 0, x -> x + .5);
        double atom = experiment.found(204_000, 0, x -> moved.nextInt(20) == 0 ? .3 : x);
        System.out.printf(
                "found within 3 windows of 1,000 rows, 1,000 trials each: "
                        + ".3 sd %.3f; .5 sd at correlation .6 %.3f; .5 sd %.3f; 5 %% to one value %.3f%n",
                small, correlated, independent, atom);
        assertThat(small).isGreaterThanOrEqualTo(.95);
        assertThat(correlated).isGreaterThanOrEqualTo(.95);
        assertThat(independent).isGreaterThanOrEqualTo(.95);
        assertThat(atom).isGreaterThanOrEqualTo(.50);
    }
}
