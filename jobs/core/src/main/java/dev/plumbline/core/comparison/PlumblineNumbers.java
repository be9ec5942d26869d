package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.EnergyDistance;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
import dev.plumbline.core.statistics.Shares;
import dev.plumbline.core.statistics.Wasserstein;

/**
 * Our own statistics of numbers: those of ordered rows over the baseline's fine cells with a
 * certain bound, the others over eleven coarse cells of about equal baseline mass.
 */
final class PlumblineNumbers {
    private static final int COARSE_CELLS = 10;

    /** Most rows a side for which the exact p-value is computed. */
    private static final long MOST_EXACT_ROWS = 10_000;

    /** Half a unit in the fourth digit, which a baseline keeps of its sums. */
    private static final double ROUNDING_OF_SUMS = 5e-4;

    private static final String CONSTANT =
            "the baseline holds one value only, so it has no standard deviation to scale by";

    private PlumblineNumbers() {}

    static Comparison of(Statistic statistic) {
        return switch (statistic) {
            case KOLMOGOROV_SMIRNOV -> PlumblineNumbers::kolmogorovSmirnov;
            case KOLMOGOROV_SMIRNOV_EXACT -> PlumblineNumbers::kolmogorovSmirnovExact;
            case CRAMER_VON_MISES -> sides -> OrderedCells.of(sides).cramerVonMises();
            case ANDERSON_DARLING -> sides -> OrderedCells.of(sides).andersonDarling();
            case WASSERSTEIN -> PlumblineNumbers::wassersteinScaled;
            case WASSERSTEIN_RAW -> PlumblineNumbers::wasserstein;
            case ENERGY_DISTANCE -> PlumblineNumbers::energyDistance;
            case MEAN -> PlumblineNumbers::mean;
            case PSI,
                    JENSEN_SHANNON,
                    KULLBACK_LEIBLER,
                    HELLINGER,
                    TOTAL_VARIATION,
                    L_INFINITY,
                    CHI_SQUARE,
                    CHI_SQUARE_YATES,
                    CHI_SQUARE_FIT,
                    G_TEST ->
                    sides -> coarse(sides).measure(statistic);
            case CATEGORY_COUNT ->
                    throw new IllegalArgumentException("category_count is for categories only");
        };
    }

    private static CellPair coarse(Sides sides) {
        int[] groups = CellGroups.equalMassAndNovel(sides.baseline().counts(), COARSE_CELLS);
        return new CellPair(
                CellGroups.sums(sides.baseline().counts(), groups),
                CellGroups.sums(sides.window().counts(), groups));
    }

    static Figure kolmogorovSmirnov(Sides sides) {
        Figure distance = OrderedCells.of(sides).kolmogorovSmirnov();
        return distance.withPValue(
                KolmogorovSmirnov.asymptoticPValue(
                        distance.value(), sides.baseline().present(), sides.window().present()));
    }

    /** With SciPy's choice of the p-value: exact up to 10,000 rows a side. */
    static Figure kolmogorovSmirnovAuto(Sides sides) {
        long rows = Math.max(sides.baseline().present(), sides.window().present());
        return rows > MOST_EXACT_ROWS ? kolmogorovSmirnov(sides) : kolmogorovSmirnovExact(sides);
    }

    private static Figure kolmogorovSmirnovExact(Sides sides) {
        long rows = Math.max(sides.baseline().present(), sides.window().present());
        if (rows > MOST_EXACT_ROWS) {
            return Figure.none(
                    "the exact p-value needs at most %d rows a side, got %d; ask for kolmogorov_smirnov"
                            .formatted(MOST_EXACT_ROWS, rows));
        }
        return OrderedCells.of(sides)
                .kolmogorovSmirnov()
                .withPValue(
                        KolmogorovSmirnov.exactPValue(
                                sides.baseline().counts(), sides.window().counts()));
    }

    private static Figure wassersteinScaled(Sides sides) {
        double deviation = Math.sqrt(sides.baselineNumbers().variance());
        return deviation > 0 ? wasserstein(sides).over(deviation) : Figure.none(CONSTANT);
    }

    static Figure wasserstein(Sides sides) {
        NumericProfile before = sides.baselineNumbers();
        NumericProfile now = sides.windowNumbers();
        double distance =
                Wasserstein.of(
                        before.cellMeans(),
                        Shares.of(before.counts()),
                        now.cellMeans(),
                        Shares.of(now.counts()));
        return Figure.bounded(distance, hidden(before) + hidden(now) + rounding(before));
    }

    /** How far the baseline's cell means may be off for having been written in few digits. */
    private static double rounding(NumericProfile baseline) {
        double[] means = baseline.cellMeans();
        double[] shares = Shares.of(baseline.counts());
        double distance = 0;
        for (int cell = 0; cell < shares.length; cell++) {
            distance +=
                    shares[cell] == 0
                            ? 0
                            : shares[cell] * Math.abs(means[cell] - baseline.bins().origin());
        }
        // once for each cell, and once for the fullest, which takes what the others lost
        return 2 * ROUNDING_OF_SUMS * distance;
    }

    /** How far the rows are from their cells' means, at most, on average. */
    private static double hidden(NumericProfile profile) {
        CellLimits limits = CellLimits.of(profile, profile.min(), profile.max());
        return Wasserstein.errorBound(
                profile.cellMeans(), Shares.of(profile.counts()), limits.from(), limits.to());
    }

    private static Figure energyDistance(Sides sides) {
        NumericProfile before = sides.baselineNumbers();
        NumericProfile now = sides.windowNumbers();
        double distance =
                EnergyDistance.of(
                        before.cellMeans(),
                        Shares.of(before.counts()),
                        now.cellMeans(),
                        Shares.of(now.counts()));
        return OrderedCells.of(sides).energyDistance(distance, CellLimits.of(sides));
    }

    private static Figure mean(Sides sides) {
        Figure mean = Figure.exact(sides.windowNumbers().mean());
        double deviation = Math.sqrt(sides.baselineNumbers().variance());
        double shift = Math.abs(sides.windowNumbers().mean() - sides.baselineNumbers().mean());
        return deviation > 0 ? mean.withEffect(shift / deviation) : mean;
    }
}
