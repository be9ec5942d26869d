package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.Wasserstein;

/**
 * W1 over the baseline's values: its own rows stand at them exactly, the window's other rows
 * somewhere between two of them.
 */
final class ValueTransport {
    private ValueTransport() {}

    static Figure of(Sides sides) {
        CompanionBins bins = sides.bins(CellKind.VALUES);
        CellPair cells = sides.cells(CellKind.VALUES);
        NumericProfile window = sides.windowNumbers();
        double[] means = window.cellMeans();
        double[] q = cells.q();
        double[] at = new double[q.length];
        double hidden = 0;
        int last = q.length - 1;
        for (int cell = 0; cell <= last; cell++) {
            double from = cell == 0 ? window.min() : bins.edge(cell - 1);
            double to = cell == last ? window.max() : Math.nextDown(bins.edge(cell));
            at[cell] =
                    cell == 0
                            ? means[0]
                            : cell == last ? means[means.length - 1] : from + (to - from) / 2;
            if (q[cell] > 0 && to > from) {
                hidden += q[cell] * Math.max(at[cell] - from, to - at[cell]);
            }
        }
        double distance = Wasserstein.of(at, cells.p(), at, q);
        return hidden > 0 ? Figure.bounded(distance, hidden) : Figure.exact(distance);
    }
}
