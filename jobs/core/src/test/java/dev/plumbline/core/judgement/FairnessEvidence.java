package dev.plumbline.core.judgement;

import static dev.plumbline.core.fairness.FairnessMetric.DISPARATE_IMPACT;
import static dev.plumbline.core.fairness.FairnessMetric.SELECTION_RATE_DIFFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.FairnessLevels.Level;
import dev.plumbline.core.monitor.FairnessSpec.Reference;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/evidence.md about fairness; printed as its tables. Not part of the usual run:
 * {@code mvn -Pevidence -pl jobs/core -am test -Dtest=FairnessEvidence}.
 */
class FairnessEvidence {
    private static final int WINDOWS = 20_000;

    @Test
    void equalGroupsAreSeldomBeyondALimit() {
        for (Reference reference : Reference.values()) {
            for (int[] rows : new int[][] {{60, 60}, {500, 400}, {5_000, 4_000}, {500, 400, 60}}) {
                for (double rate : new double[] {.05, .3}) {
                    double[] rates = {rate, rate, rate};
                    Level level = level(DISPARATE_IMPACT, .8, reference, rows, rates);
                    print("no gap", reference, rows, rates, level);
                    assertThat(level.beyond()).isLessThanOrEqualTo(WINDOWS * 3 / 100);
                }
            }
        }
    }

    @Test
    void aGapAtTheLimitIsBeyondItAsOftenAsTheIntervalsSay() {
        for (Reference reference : Reference.values()) {
            for (int[] rows : new int[][] {{500, 400}, {5_000, 4_000}}) {
                double[] rates = {.3, .24};
                print(
                        "at the limit",
                        reference,
                        rows,
                        rates,
                        level(DISPARATE_IMPACT, .8, reference, rows, rates));
            }
        }
    }

    @Test
    void gapsBeyondTheLimitAreFound() {
        for (int[] rows : new int[][] {{250, 200}, {500, 400}, {1_000, 800}, {5_000, 4_000}}) {
            for (double lower : new double[] {.21, .18, .15}) {
                double[] rates = {.3, lower};
                print(
                        "beyond",
                        Reference.LARGEST,
                        rows,
                        rates,
                        level(DISPARATE_IMPACT, .8, Reference.LARGEST, rows, rates));
            }
        }
    }

    @Test
    void intervalsHoldTheTruth() {
        for (FairnessMetric metric :
                new FairnessMetric[] {DISPARATE_IMPACT, SELECTION_RATE_DIFFERENCE}) {
            for (int[] rows : new int[][] {{60, 60}, {500, 400}, {5_000, 100}}) {
                for (double[] rates : new double[][] {{.05, .03}, {.3, .2}, {.6, .9}}) {
                    Level level = level(metric, .8, Reference.LARGEST, rows, rates);
                    System.out.printf(
                            "| %s | %s | %s | %.3f |%n",
                            metric.text(),
                            text(rows),
                            rates[0] + ", " + rates[1],
                            (double) level.covered() / level.compared());
                }
            }
        }
    }

    private static Level level(
            FairnessMetric metric, double limit, Reference reference, int[] rows, double[] rates) {
        return new FairnessLevels(metric, limit, reference, 11).run(metric, WINDOWS, rows, rates);
    }

    private static void print(
            String what, Reference reference, int[] rows, double[] rates, Level level) {
        System.out.printf(
                "| %s | %s | %s | %s, %s | %d | %d |%n",
                what, reference, text(rows), rates[0], rates[1], level.outside(), level.beyond());
    }

    private static String text(int[] rows) {
        StringBuilder text = new StringBuilder();
        for (int one : rows) {
            text.append(text.isEmpty() ? "" : ", ").append(one);
        }
        return text.toString();
    }
}
