package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.JensenShannon;

/** TensorFlow Data Validation's statistics of categories: base-2 divergence, and L∞. */
final class TfdvCategories {
    private TfdvCategories() {}

    static Comparison of(Statistic statistic) {
        return statistic == Statistic.L_INFINITY
                ? sides -> FoldedCategories.of(sides).lInfinity()
                : TfdvCategories::jensenShannon;
    }

    private static Figure jensenShannon(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        double divergence = JensenShannon.divergence(cells.p(), cells.q());
        return cells.namesAll()
                ? Figure.exact(divergence)
                : Figure.between(
                        divergence, divergence, Math.min(1, divergence + cells.hiddenBits()));
    }
}
