package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumericTotalsTest {
    private static final NumericBins BINS = NumericBins.of(new double[] {-1, 0, 0.5, 1}, 0.1);

    @Test
    void restoresEveryBit() {
        NumericProfile profile = profile();
        assertThat(bytes(NumericProfile.restore(BINS, profile.totals()))).isEqualTo(bytes(profile));
        assertThat(bytes(NumericProfile.restore(BINS, BINS.emptyProfile().totals())))
                .isEqualTo(bytes(BINS.emptyProfile()));
    }

    @Test
    void refusesTotalsOfOtherBins() {
        NumericBins others = NumericBins.of(new double[] {0}, 0);
        assertThatThrownBy(() -> NumericProfile.restore(others, profile().totals()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells, got 5 counts");
    }

    @Test
    void restoresCategories() {
        CategoryProfile profile = CategoryBins.of(java.util.List.of("a", "b")).emptyProfile();
        profile.add("b");
        profile.add("c");
        profile.addMissing();
        profile.addTypeError();
        CategoryProfile restored = CategoryProfile.restore(profile.bins(), profile.counts(), 1, 1);
        assertThat(bytes(restored)).isEqualTo(bytes(profile));
        assertThatThrownBy(() -> CategoryProfile.restore(profile.bins(), new long[2], 0, 0))
                .hasMessageContaining("counts must be of 3 cells");
    }

    @Test
    void roundingKeepsCountsMeanAndVarianceAndNearlyTheMeanOfACell() {
        NumericProfile profile = profile();
        NumericProfile rounded = NumericProfile.restore(BINS, profile.totals().rounded(5));
        assertThat(rounded.counts()).isEqualTo(profile.counts());
        assertThat(rounded.rows()).isEqualTo(profile.rows());
        assertThat(rounded.mean()).isCloseTo(profile.mean(), within(1e-15));
        assertThat(rounded.variance()).isCloseTo(profile.variance(), within(1e-14));
        for (int cell = 0; cell < BINS.cells(); cell++) {
            double exact = profile.cellMeans()[cell];
            double distance = Math.abs(exact - BINS.origin());
            assertThat(rounded.cellMeans()[cell]).isCloseTo(exact, within(2e-4 * distance));
        }
        long shortSums =
                Arrays.stream(rounded.totals().sums())
                        .filter(sum -> Double.toString(sum).length() <= 8)
                        .count();
        assertThat(shortSums).isGreaterThanOrEqualTo(BINS.cells() - 1);
        assertThat(rounded.totals().sumErrors()).containsOnly(0.0);
    }

    private static NumericProfile profile() {
        NumericProfile profile = BINS.emptyProfile();
        Random random = new Random(3);
        for (int row = 0; row < 10_000; row++) {
            profile.add(random.nextGaussian());
        }
        profile.add(Double.NaN);
        profile.add(Double.NEGATIVE_INFINITY);
        profile.addMissing();
        profile.addTypeError();
        return profile;
    }

    private static byte[] bytes(FeatureProfile profile) {
        BinaryWriter out = new BinaryWriter(64);
        profile.writeTo(out);
        return out.toByteArray();
    }
}
