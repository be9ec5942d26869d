package dev.plumbline.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.JensenShannon;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each tool reports of the same rows: shares (.5, .3, .2, 0) against (.4, .3, .2, .1) of 1,000
 * rows, the last a category that the baseline does not have; by SciPy 1.17.1 and NumPy 2.4.6.
 */
class NamedProfileGoldenTest {
    /** A relative error of 1e-9. */
    private static final double PERCENT = 1e-7;

    private static final CategoryBins CATEGORIES = CategoryBins.of(List.of("a", "b", "c"));

    private static Figure measure(
            NamedProfile profile, Statistic statistic, long[] baseline, long[] window) {
        CategoryBins bins = baseline.length == 4 ? CATEGORIES : CategoryBins.of(List.of("a", "b"));
        return Comparison.of(profile, statistic, FeatureType.CATEGORICAL)
                .orElseThrow()
                .of(
                        new Sides(
                                CategoryProfile.restore(bins, baseline, 0, 0),
                                CategoryProfile.restore(bins, window, 0, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "EVIDENTLY, JENSEN_SHANNON, 0.193496462012",
        "NANNYML, JENSEN_SHANNON, 0.232412936544",
        "AZURE, JENSEN_SHANNON, 0.232412936544",
        "TFDV, JENSEN_SHANNON, 0.054015773073",
        "PLUMBLINE, JENSEN_SHANNON, 0.232412936544",
        "EVIDENTLY, PSI, 0.712399107502",
        "PLUMBLINE, PSI, 0.712399107502",
        "AZURE, PSI, 0.481849122572",
        "NANNYML, HELLINGER, 0.229752920547",
        "PLUMBLINE, HELLINGER, 0.229752920547",
        "NANNYML, L_INFINITY, 0.1",
        "TFDV, L_INFINITY, 0.1",
        "EVIDENTLY, TOTAL_VARIATION, 0.1",
        "EVIDENTLY, CHI_SQUARE_FIT, Infinity"
    })
    void everyToolsNumberIsReproduced(NamedProfile profile, Statistic statistic, double expected) {
        Figure figure =
                measure(
                        profile,
                        statistic,
                        new long[] {500, 300, 200, 0},
                        new long[] {400, 300, 200, 100});
        if (Double.isInfinite(expected)) {
            assertThat(figure.value()).isEqualTo(expected);
            assertThat(figure.pValue()).isZero();
        } else {
            assertThat(figure.value()).isCloseTo(expected, withinPercentage(PERCENT));
        }
    }

    @Test
    void oneNewRowLeavesNothingOpen() {
        long[] baseline = {500, 300, 200, 0};
        long[] window = {400, 300, 200, 1};
        for (NamedProfile profile : NamedProfile.values()) {
            for (Statistic statistic : profile.statistics(FeatureType.CATEGORICAL)) {
                Figure figure = measure(profile, statistic, baseline, window);
                assertThat(figure.errorBound() == null ? 0 : figure.errorBound())
                        .as("%s %s", profile, statistic)
                        .isLessThan(1e-3);
            }
        }
    }

    @Test
    void rareCategoriesOfTheBaselineLeaveABound() {
        long[] baseline = {500, 300, 180, 20};
        long[] window = {400, 300, 200, 100};
        Figure distance = measure(NamedProfile.NANNYML, Statistic.JENSEN_SHANNON, baseline, window);
        // unfolded as far as can be: nothing of the 20 rows among the 100
        double[] p = {.5, .3, .18, .02, 0};
        double[] q = {.4, .3, .2, 0, .1};
        double apart = JensenShannon.distance(p, q);
        assertThat(distance.errorBound()).isPositive();
        assertThat(apart)
                .isBetween(distance.value(), distance.value() + distance.errorBound() + 1e-12);
    }

    @Test
    void chiSquareHasThreeReadings() {
        long[] baseline = {50, 50, 0};
        long[] window = {40, 60, 0};
        Figure yates = measure(NamedProfile.NANNYML, Statistic.CHI_SQUARE, baseline, window);
        assertThat(yates.value()).isCloseTo(1.6363636363636362, withinPercentage(PERCENT));
        assertThat(yates.pValue()).isCloseTo(0.20082512269514174, withinPercentage(PERCENT));
        Figure fit = measure(NamedProfile.EVIDENTLY, Statistic.CHI_SQUARE_FIT, baseline, window);
        assertThat(fit.value()).isCloseTo(4.0, withinPercentage(PERCENT));
        assertThat(fit.pValue()).isCloseTo(0.04550026389635857, withinPercentage(PERCENT));
        Figure plain = measure(NamedProfile.PLUMBLINE, Statistic.CHI_SQUARE, baseline, window);
        assertThat(plain.value()).isCloseTo(2.0202020202020203, withinPercentage(PERCENT));
    }

    private static Figure numbers(
            NamedProfile profile, Statistic statistic, double[] baseline, double[] window) {
        double[] edges = new double[2 * baseline.length];
        for (int i = 0; i < baseline.length; i++) {
            edges[2 * i] = baseline[i];
            edges[2 * i + 1] = Math.nextUp(baseline[i]);
        }
        NumericBins bins = NumericBins.of(edges, 0);
        NumericProfile before = bins.emptyProfile();
        NumericProfile now = bins.emptyProfile();
        Arrays.stream(baseline).forEach(before::add);
        Arrays.stream(window).forEach(now::add);
        return Comparison.of(profile, statistic, FeatureType.NUMERIC)
                .orElseThrow()
                .of(new Sides(before, now));
    }

    @ParameterizedTest
    @CsvSource({
        "EVIDENTLY, WASSERSTEIN, 0.894427191",
        "PLUMBLINE, WASSERSTEIN, 0.894427191",
        "AZURE, WASSERSTEIN, 0.774596669241483",
        "PLUMBLINE, WASSERSTEIN_RAW, 1"
    })
    void wassersteinIsScaledAsEachToolDoes(
            NamedProfile profile, Statistic statistic, double expected) {
        Figure figure =
                numbers(profile, statistic, new double[] {1, 2, 3, 4}, new double[] {2, 3, 4, 5});
        assertThat(figure.value()).isCloseTo(expected, withinPercentage(PERCENT));
    }

    @Test
    void kolmogorovSmirnovHasTwoPValues() {
        double[] baseline = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] window = {4, 5, 6, 7, 8, 9, 9.25, 9.5, 9.75, 10};
        Figure exact =
                numbers(NamedProfile.EVIDENTLY, Statistic.KOLMOGOROV_SMIRNOV, baseline, window);
        assertThat(exact.value()).isCloseTo(0.4, withinPercentage(PERCENT));
        assertThat(exact.pValue()).isCloseTo(0.41752365281777043, withinPercentage(PERCENT));
        Figure asymptotic =
                numbers(NamedProfile.PLUMBLINE, Statistic.KOLMOGOROV_SMIRNOV, baseline, window);
        assertThat(asymptotic.pValue()).isCloseTo(0.3087999999999995, withinPercentage(PERCENT));
    }
}
