package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.Hellinger;
import dev.plumbline.core.statistics.JensenShannon;

/**
 * NannyML's statistics of categories: the baseline's and one cell for all else; chi-square with
 * Yates' correction where there are two. Exact where the baseline names all its categories and the
 * window holds no more than one other; else {@link FoldedCategories} bounds what folding hides.
 */
final class NannymlCategories {
    private NannymlCategories() {}

    static Comparison of(Statistic statistic) {
        return switch (statistic) {
            case JENSEN_SHANNON -> NannymlCategories::jensenShannon;
            case HELLINGER -> NannymlCategories::hellinger;
            case L_INFINITY -> sides -> FoldedCategories.of(sides).lInfinity();
            case CHI_SQUARE -> NannymlCategories::chiSquare;
            default -> throw new IllegalArgumentException(statistic.text());
        };
    }

    private static Figure jensenShannon(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        double divergence = JensenShannon.divergence(cells.p(), cells.q());
        // all that NannyML did not see in the baseline is one cell for it too
        return cells.namesAll()
                ? Figure.exact(Math.sqrt(divergence))
                : Figure.between(
                        Math.sqrt(divergence),
                        Math.sqrt(divergence),
                        Math.sqrt(Math.min(1, divergence + cells.hiddenBits())));
    }

    private static Figure hellinger(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        double distance = Hellinger.of(cells.p(), cells.q());
        return cells.namesAll()
                ? Figure.exact(distance)
                : Figure.between(
                        distance,
                        distance,
                        Math.sqrt(Math.min(1, distance * distance + cells.hiddenOverlap())));
    }

    private static Figure chiSquare(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        ChiSquare test = ChiSquare.contingencyWithYates(cells.baseline(), cells.window());
        return cells.chiSquare(test);
    }
}
