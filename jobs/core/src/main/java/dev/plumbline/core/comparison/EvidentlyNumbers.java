package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.statistics.Sturges;

/**
 * Evidently's statistics of numbers. PSI, Kullback–Leibler (normalised, baseline first) and
 * Jensen–Shannon (natural distance): Sturges' bins over both sides together or, where the baseline
 * has at most 20 values, a bin per value of either side.
 */
final class EvidentlyNumbers {
    /** Least standard deviation that a distance is divided by. */
    private static final double LEAST_DEVIATION = 0.001;

    private EvidentlyNumbers() {}

    static Comparison of(Statistic statistic) {
        return switch (statistic) {
            case KOLMOGOROV_SMIRNOV -> PlumblineNumbers::kolmogorovSmirnovAuto;
            case WASSERSTEIN -> EvidentlyNumbers::wasserstein;
            default -> sides -> binned(statistic, sides);
        };
    }

    private static Figure wasserstein(Sides sides) {
        double deviation = Math.sqrt(sides.baselineNumbers().variance());
        return PlumblineNumbers.wasserstein(sides).over(Math.max(deviation, LEAST_DEVIATION));
    }

    private static Figure binned(Statistic statistic, Sides sides) {
        if (hasFewValues(sides)) {
            return ofValues(sides).measure(statistic);
        }
        if (!sides.has(CellKind.EQUAL_WIDTH)) {
            return Figure.none(NannymlNumbers.NO_CELLS);
        }
        long rows = sides.baseline().present() + sides.window().present();
        UnionBins bins = UnionBins.of(sides, range -> Sturges.cells(rows, range));
        return EvidentlyRule.of(bins).measure(statistic);
    }

    private static boolean hasFewValues(Sides sides) {
        return sides.has(CellKind.VALUES)
                && sides.bins(CellKind.VALUES).known().length <= CellChoice.FEW_VALUES_OF_EVIDENTLY;
    }

    /**
     * A bin per value of the baseline; the window's other values are known by their number only.
     */
    private static EvidentlyRule ofValues(Sides sides) {
        CompanionBins bins = sides.bins(CellKind.VALUES);
        CellPair cells = sides.cells(CellKind.VALUES);
        double[] values = bins.known();
        long[] baseline = new long[values.length];
        long[] window = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            baseline[i] = cells.baseline()[bins.cellOf(values[i])];
            window[i] = cells.window()[bins.cellOf(values[i])];
        }
        double newRows = 0;
        double newBins = 0;
        for (int cell = 0; cell < bins.cells(); cell++) {
            if (!bins.isAtom(cell) && cells.window()[cell] > 0) {
                newRows += cells.window()[cell];
                newBins++;
            }
        }
        return new EvidentlyRule(
                Boxes.exact(baseline),
                Boxes.exact(window),
                sides.baseline().present(),
                sides.window().present(),
                newRows,
                newBins,
                0);
    }
}
