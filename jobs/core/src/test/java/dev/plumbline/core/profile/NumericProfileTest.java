package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;

class NumericProfileTest implements FeatureProfileContract {
    private static final NumericBins BINS =
            NumericBins.of(new double[] {-1000, 0, 3.5, Math.nextUp(3.5), 1e5}, 10);

    @Override
    public FeatureProfile empty() {
        return BINS.emptyProfile();
    }

    @Override
    public void add(FeatureProfile profile, Double value) {
        if (value == null) {
            profile.addMissing();
        } else {
            ((NumericProfile) profile).add(value);
        }
    }

    @Override
    public void assertSums(FeatureProfile actual, FeatureProfile expected, List<Double> values) {
        NumericProfile left = (NumericProfile) actual;
        NumericProfile right = (NumericProfile) expected;
        assertThat(left.min()).isEqualTo(right.min());
        assertThat(left.max()).isEqualTo(right.max());
        assertThat(left.nan()).isEqualTo(right.nan());
        assertThat(left.infinite()).isEqualTo(right.infinite());
        if (right.present() == 0) {
            return;
        }
        double magnitude = 0;
        double squares = 0;
        for (Double value : values) {
            if (value != null && Double.isFinite(value)) {
                magnitude += Math.abs(value - BINS.origin());
                squares += (value - BINS.origin()) * (value - BINS.origin());
            }
        }
        double n = right.present();
        FeatureProfileContract.assertSum(left.mean() * n, right.mean() * n, magnitude + 10 * n);
        FeatureProfileContract.assertSum(left.variance() * n, right.variance() * n, squares);
    }

    @Example
    void countsValuesThatAreNoNumbersBesideTheCells() {
        NumericProfile profile = BINS.emptyProfile();
        profile.add(Double.NaN);
        profile.add(Double.POSITIVE_INFINITY);
        profile.add(Double.NEGATIVE_INFINITY);
        profile.add(3.5);

        assertThat(profile.nan()).isEqualTo(1);
        assertThat(profile.infinite()).isEqualTo(2);
        assertThat(profile.counts()).containsExactly(0, 0, 0, 1, 0, 0);
        assertThat(profile.mean()).isEqualTo(3.5);
    }

    @Example
    void keepsTheMeanAndTheSpreadOfValuesWithALargeOffset() {
        NumericProfile profile =
                NumericBins.of(new double[] {1e9, 1e9 + 4}, 1e9 + 1).emptyProfile();
        for (double value : new double[] {1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3}) {
            profile.add(value);
        }

        assertThat(profile.mean()).isEqualTo(1e9 + 1.5);
        assertThat(profile.variance()).isCloseTo(1.25, within(1e-12));
        assertThat(profile.cellMeans()[1]).isEqualTo(1e9 + 1.5);
    }

    @Example
    void refusesToMergeProfilesOverOtherBins() {
        NumericProfile other = NumericBins.of(new double[] {0}, 0).emptyProfile();
        assertThatThrownBy(() -> empty().merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must share their bins");
    }
}
