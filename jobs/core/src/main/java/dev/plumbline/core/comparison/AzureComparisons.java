package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.statistics.PopulationStabilityIndex;
import dev.plumbline.core.statistics.Sturges;
import java.util.Arrays;

/**
 * Azure's statistics. Numbers: ⌈log₂ of the smaller side + 1⌉ bins of equal width over both sides,
 * PSI with one row added to every bin, Jensen–Shannon as the base-2 distance, Wasserstein over the
 * sample standard deviation.
 */
final class AzureComparisons {
    private static final double LEAST_DEVIATION = 0.001;
    private static final double LN_2 = Math.log(2);

    private AzureComparisons() {}

    static Comparison ofNumbers(Statistic statistic) {
        return switch (statistic) {
            case KOLMOGOROV_SMIRNOV -> PlumblineNumbers::kolmogorovSmirnovAuto;
            case WASSERSTEIN -> AzureComparisons::wasserstein;
            case PSI -> sides -> binned(sides, AzureComparisons::stability);
            case JENSEN_SHANNON ->
                    sides ->
                            binned(
                                    sides,
                                    bins ->
                                            bins.jensenShannon(
                                                    nats -> Math.sqrt(Math.min(1, nats / LN_2))));
            default -> throw new IllegalArgumentException(statistic.text());
        };
    }

    /** What is measured over the bins. */
    private interface OverBins {
        Range of(UnionBins bins);
    }

    private static Figure binned(Sides sides, OverBins measure) {
        if (!sides.has(CellKind.EQUAL_WIDTH)) {
            return Figure.none(NannymlNumbers.NO_CELLS);
        }
        long rows = Math.min(sides.baseline().present(), sides.window().present());
        return measure.of(UnionBins.of(sides, range -> Sturges.cells(rows))).figure();
    }

    private static Range stability(UnionBins bins) {
        int added = bins.baseline().bins();
        return Divergence.STABILITY.sum(
                bins.baseline().mapped(count -> (count + 1) / (bins.m() + added)),
                bins.window().mapped(count -> (count + 1) / (bins.n() + added)));
    }

    private static Figure wasserstein(Sides sides) {
        double rows = sides.baseline().present();
        double sample = Math.sqrt(sides.baselineNumbers().variance() * rows / (rows - 1));
        // a single row has no sample deviation
        double deviation = sample > LEAST_DEVIATION ? sample : LEAST_DEVIATION;
        return PlumblineNumbers.wasserstein(sides).over(deviation);
    }

    static Comparison ofCategories(Statistic statistic) {
        return switch (statistic) {
            case CHI_SQUARE_FIT -> EvidentlyCategories::fit;
            case JENSEN_SHANNON -> NannymlCategories.of(statistic);
            case PSI -> AzureComparisons::stabilityOfCategories;
            default -> throw new IllegalArgumentException(statistic.text());
        };
    }

    /** The number of bins counts here, so folded categories leave nothing certain. */
    private static Figure stabilityOfCategories(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        boolean folded = cells.foldedBaseline() + cells.foldedWindow() > 0;
        int bins = cells.baseline().length - (folded ? 0 : 1);
        double index =
                PopulationStabilityIndex.laplace(
                        Arrays.copyOf(cells.baseline(), bins), Arrays.copyOf(cells.window(), bins));
        boolean certain = cells.namesAll() && cells.foldedWindow() <= 1;
        return certain ? Figure.exact(index) : Figure.bounded(index, Double.POSITIVE_INFINITY);
    }
}
