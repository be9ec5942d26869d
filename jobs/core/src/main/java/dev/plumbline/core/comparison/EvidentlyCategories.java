package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.TotalVariation;
import java.util.Arrays;

/** Evidently's statistics of categories: a bin per category of either side. */
final class EvidentlyCategories {
    private EvidentlyCategories() {}

    static Comparison of(Statistic statistic) {
        return switch (statistic) {
            case CHI_SQUARE_FIT -> EvidentlyCategories::fit;
            case TOTAL_VARIATION -> EvidentlyCategories::totalVariation;
            default -> sides -> ofCategories(sides).measure(statistic);
        };
    }

    private static EvidentlyRule ofCategories(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        int named = cells.baseline().length - 1;
        return new EvidentlyRule(
                Boxes.exact(Arrays.copyOf(cells.baseline(), named)),
                Boxes.exact(Arrays.copyOf(cells.window(), named)),
                sides.baseline().present(),
                sides.window().present(),
                cells.foldedWindow(),
                cells.foldedWindow() > 0 ? 1 : 0,
                cells.foldedBaseline());
    }

    private static Figure totalVariation(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        double distance = TotalVariation.of(cells.p(), cells.q());
        int last = cells.baseline().length - 1;
        double hidden = Math.min(cells.p()[last], cells.q()[last]);
        return hidden == 0
                ? Figure.exact(distance)
                : Figure.between(distance, distance, Math.min(1, distance + hidden));
    }

    /** Infinite where the window holds a category that the baseline does not. */
    static Figure fit(Sides sides) {
        FoldedCategories cells = FoldedCategories.of(sides);
        Figure figure = CellPair.test(ChiSquare.goodnessOfFit(cells.baseline(), cells.window()));
        return cells.namesAll()
                ? figure
                : Figure.between(figure.value(), figure.value(), Double.POSITIVE_INFINITY)
                        .withPValue(figure.pValue());
    }
}
