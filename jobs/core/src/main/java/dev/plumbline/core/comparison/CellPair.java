package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.GTest;
import dev.plumbline.core.statistics.Hellinger;
import dev.plumbline.core.statistics.JensenShannon;
import dev.plumbline.core.statistics.KullbackLeibler;
import dev.plumbline.core.statistics.LInfinity;
import dev.plumbline.core.statistics.PopulationStabilityIndex;
import dev.plumbline.core.statistics.Shares;
import dev.plumbline.core.statistics.TotalVariation;
import java.util.function.IntPredicate;

/**
 * Rows per cell of both sides, and the statistics that depend on nothing else.
 *
 * @param baseline rows per cell
 * @param window rows per cell
 */
record CellPair(long[] baseline, long[] window) {

    double[] p() {
        return Shares.of(baseline);
    }

    double[] q() {
        return Shares.of(window);
    }

    /** Puts the cells that are left over together, behind the others. */
    CellPair leaving(IntPredicate leftOver) {
        long[] before = new long[baseline.length + 1];
        long[] now = new long[window.length + 1];
        int kept = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            int to = leftOver.test(cell) ? baseline.length : kept++;
            before[to] += baseline[cell];
            now[to] += window[cell];
        }
        return new CellPair(before, now);
    }

    /** Measures a statistic over cells as they are, in our own convention. */
    Figure measure(Statistic statistic) {
        return switch (statistic) {
            case PSI -> Figure.exact(PopulationStabilityIndex.of(p(), q()));
            case JENSEN_SHANNON -> Figure.exact(JensenShannon.distance(p(), q()));
            case KULLBACK_LEIBLER -> Figure.exact(KullbackLeibler.of(p(), q()));
            case HELLINGER -> Figure.exact(Hellinger.of(p(), q()));
            case TOTAL_VARIATION -> Figure.exact(TotalVariation.of(p(), q()));
            case L_INFINITY -> Figure.exact(LInfinity.of(p(), q()));
            case CHI_SQUARE -> test(ChiSquare.contingency(baseline, window));
            case CHI_SQUARE_YATES -> test(ChiSquare.contingencyWithYates(baseline, window));
            case CHI_SQUARE_FIT -> test(ChiSquare.goodnessOfFit(baseline, window));
            case G_TEST -> {
                GTest test = GTest.of(baseline, window);
                yield Figure.test(test.statistic(), test.pValue());
            }
            case KOLMOGOROV_SMIRNOV,
                    KOLMOGOROV_SMIRNOV_EXACT,
                    CRAMER_VON_MISES,
                    ANDERSON_DARLING,
                    WASSERSTEIN,
                    WASSERSTEIN_RAW,
                    ENERGY_DISTANCE,
                    CATEGORY_COUNT,
                    MEAN ->
                    throw new IllegalArgumentException(
                            "a statistic over unordered cells was needed, got " + statistic.text());
        };
    }

    static Figure test(ChiSquare test) {
        return Figure.test(test.statistic(), test.pValue());
    }
}
