package dev.plumbline.core.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.comparison.Comparison;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Sides;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.Series;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellStatisticTest {
    private static final NumericBins NUMBERS =
            NumericBins.of(
                    IntStream.rangeClosed(-25, 25).mapToDouble(i -> i / 10.0).toArray(), 0.3);
    private static final CategoryBins CATEGORIES = CategoryBins.of(List.of("a", "b", "c", "d"));

    @ParameterizedTest
    @EnumSource
    void isTheStatisticThatIsReportedOfNumbers(CellStatistic statistic) {
        SplittableRandom random = new SplittableRandom(3);
        NumericProfile baseline = numbers(random, 3_000, 0, 1);
        NumericProfile window = numbers(random, 400, 0.2, 1.3);
        CellLayout layout =
                new CellLayout(
                        true,
                        CellGroups.equalMassAndNovel(baseline.counts(), 10),
                        Math.sqrt(baseline.variance()));
        double reported = reported(statistic, new Sides(baseline, window), FeatureType.NUMERIC);
        assertThat(statistic.of(new CellComparison(cells(layout, baseline), cells(layout, window))))
                .isCloseTo(reported, within(1e-9 * Math.abs(reported)));
    }

    @ParameterizedTest
    @EnumSource
    void isTheStatisticThatIsReportedOfCategories(CellStatistic statistic) {
        if (!statistic.appliesTo(false)) {
            return;
        }
        CategoryProfile baseline = categories(40, 30, 20, 10);
        CategoryProfile window = categories(4, 5, 0, 3);
        CellLayout layout = new CellLayout(false, new int[] {0, 1, 2, 3, 4}, 0);
        double reported = reported(statistic, new Sides(baseline, window), FeatureType.CATEGORICAL);
        assertThat(statistic.of(new CellComparison(cells(layout, baseline), cells(layout, window))))
                .isCloseTo(reported, within(1e-12));
    }

    @Test
    void everyStatisticThatHasAChanceIsSampled() {
        List<String> sampled =
                java.util.stream.Stream.of(CellStatistic.values())
                        .map(CellStatistic::metric)
                        .toList();
        for (Statistic statistic : Statistic.values()) {
            boolean noDistance =
                    statistic == Statistic.MEAN || statistic == Statistic.CATEGORY_COUNT;
            assertThat(sampled.contains(statistic.text())).isEqualTo(!noDistance);
        }
    }

    private static double reported(CellStatistic statistic, Sides sides, FeatureType type) {
        return Comparison.of(
                        NamedProfile.PLUMBLINE,
                        Statistic.named(statistic.metric()).orElseThrow(),
                        type)
                .orElseThrow()
                .of(sides)
                .value();
    }

    private static NumericProfile numbers(
            SplittableRandom random, int rows, double mean, double deviation) {
        NumericProfile profile = NUMBERS.emptyProfile();
        for (int row = 0; row < rows; row++) {
            profile.add(mean + deviation * Series.normal(random));
        }
        return profile;
    }

    private static CategoryProfile categories(int... rows) {
        CategoryProfile profile = CATEGORIES.emptyProfile();
        for (int cell = 0; cell < rows.length; cell++) {
            for (int row = 0; row < rows[cell]; row++) {
                profile.addCell(cell);
            }
        }
        return profile;
    }

    private static CountedCells cells(CellLayout layout, NumericProfile profile) {
        CountedCells cells = new CountedCells(layout);
        double[] means = profile.cellMeans();
        long[] counts = profile.counts();
        for (int cell = 0; cell < counts.length; cell++) {
            for (long row = 0; row < counts[cell]; row++) {
                cells.addRow(cell, means[cell]);
            }
        }
        cells.settle();
        return cells;
    }

    private static CountedCells cells(CellLayout layout, CategoryProfile profile) {
        CountedCells cells = new CountedCells(layout);
        long[] counts = profile.counts();
        for (int cell = 0; cell < counts.length; cell++) {
            for (long row = 0; row < counts[cell]; row++) {
                cells.addRow(cell, 0);
            }
        }
        cells.settle();
        return cells;
    }
}
