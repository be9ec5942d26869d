package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellDispersionTest {
    @Test
    void independentCellsAreNotDispersedHoweverFewTheBlocks() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int trial = 0; trial < 200; trial++) {
            sum += CellDispersion.of(covariance(random, 27, 1, 1), 27) / 200;
        }
        assertThat(sum).isBetween(1.0, 1.15);
    }

    @Test
    void dispersedCellsWeighMoreThanTheirMean() {
        // eigenvalues 5 and nine times 1: (25 + 9) / (5 + 9)
        double[][] exact = new double[10][10];
        for (int cell = 0; cell < 10; cell++) {
            exact[cell][cell] = cell == 0 ? 5 : 1;
        }
        assertThat(CellDispersion.of(exact, 1_000_000)).isCloseTo(34.0 / 14, within(1e-3));
        SplittableRandom random = new SplittableRandom(6);
        double sum = 0;
        for (int trial = 0; trial < 200; trial++) {
            sum += CellDispersion.of(covariance(random, 27, 5, 1), 27) / 200;
        }
        assertThat(sum).isBetween(2.1, 2.6);
    }

    @Test
    void nothingIsKnownOfTwoBlocksOrEmptyCells() {
        assertThat(CellDispersion.of(new double[][] {{9}}, 2)).isEqualTo(1);
        assertThat(CellDispersion.of(new double[3][3], 30)).isEqualTo(1);
    }

    /** Covariance of so many draws of ten independent cells, the first of another variance. */
    private static double[][] covariance(
            SplittableRandom random, int draws, double first, double other) {
        double[][] covariance = new double[10][10];
        for (int draw = 0; draw < draws; draw++) {
            double[] cells = new double[10];
            for (int cell = 0; cell < 10; cell++) {
                cells[cell] = Math.sqrt(cell == 0 ? first : other) * Series.normal(random);
            }
            for (int row = 0; row < 10; row++) {
                for (int column = 0; column < 10; column++) {
                    covariance[row][column] += cells[row] * cells[column] / draws;
                }
            }
        }
        return covariance;
    }
}
