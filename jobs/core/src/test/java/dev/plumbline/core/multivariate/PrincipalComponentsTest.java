package dev.plumbline.core.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    private static final double[][] ROWS = {{1, 2, 7}, {2, 4, 7}, {3, 6, 7}, {4, 8, 7}};

    @Test
    void twoFeaturesInStepAreOneDirection() {
        PrincipalComponents components = PrincipalComponents.of(moments(ROWS), 0.65);
        assertThat(components.directions().length).isEqualTo(1);
        assertThat(components.error(ROWS[0])).isCloseTo(0, within(1e-12));
        assertThat(components.error(ROWS[3])).isCloseTo(0, within(1e-12));
    }

    @Test
    void seesFeaturesPartThoughEachStaysInItsRange() {
        PrincipalComponents components = PrincipalComponents.of(moments(ROWS), 0.65);
        // z = (-1.5, 1.5) / √1.25, all of it across the only direction
        assertThat(components.error(new double[] {1, 8, 7}))
                .isCloseTo(Math.sqrt(2) * 1.5 / Math.sqrt(1.25), within(1e-12));
    }

    @Test
    void aMissingValueStandsAtItsMean() {
        PrincipalComponents components = PrincipalComponents.of(moments(ROWS), 0.65);
        assertThat(components.error(new double[] {1, Double.NaN, 7}))
                .isEqualTo(components.error(new double[] {1, 5, 7}));
        assertThat(components.error(new double[] {Double.NaN, Double.NaN, Double.NaN})).isZero();
    }

    @Test
    void aConstantThatMovesShowsInItsOwnUnit() {
        PrincipalComponents components = PrincipalComponents.of(moments(ROWS), 0.65);
        assertThat(components.error(new double[] {2.5, 5, 9})).isCloseTo(2, within(1e-12));
    }

    @Test
    void constantsAloneHaveNoDirection() {
        PrincipalComponents components =
                PrincipalComponents.of(moments(new double[][] {{5, 5, 5}, {5, 5, 5}}), 0.65);
        assertThat(components.directions()).isEmpty();
        assertThat(components.error(new double[] {5, 5, 5})).isZero();
    }

    @Test
    void decomposesTwoHundredFeatures() {
        Random random = new Random(20260305);
        double[][] matrix = new double[200][200];
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        for (int k = 0; k < 200; k += 7) {
            for (int i = 0; i < 200; i++) {
                double product = 0;
                for (int j = 0; j < 200; j++) {
                    product += matrix[i][j] * eigen.vectors()[k][j];
                }
                assertThat(product)
                        .isCloseTo(eigen.values()[k] * eigen.vectors()[k][i], within(1e-11));
            }
            assertThat(dot(eigen, k, k)).isCloseTo(1, within(1e-12));
            assertThat(dot(eigen, k, (k + 1) % 200)).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void refusesMoreFeaturesThanItIsMeantFor() {
        CoMoments moments = new CoMoments(new double[201]);
        moments.add(new double[201]);
        assertThatThrownBy(() -> PrincipalComponents.of(moments, 0.65))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 200 features, got 201");
    }

    @Test
    void refusesAShareOutOfRangeAndNoRows() {
        assertThatThrownBy(() -> PrincipalComponents.of(moments(ROWS), 1))
                .hasMessageContaining("below 1, got 1.0");
        assertThatThrownBy(() -> PrincipalComponents.of(new CoMoments(new double[2]), 0.65))
                .hasMessageContaining("at least one row");
    }

    private static double dot(SymmetricEigen eigen, int left, int right) {
        double sum = 0;
        for (int i = 0; i < eigen.values().length; i++) {
            sum += eigen.vectors()[left][i] * eigen.vectors()[right][i];
        }
        return sum;
    }

    private static CoMoments moments(double[][] rows) {
        double[] means = new double[3];
        for (double[] row : rows) {
            for (int i = 0; i < 3; i++) {
                means[i] += row[i] / rows.length;
            }
        }
        CoMoments moments = new CoMoments(means);
        for (double[] row : rows) {
            moments.add(row);
        }
        return moments;
    }
}
