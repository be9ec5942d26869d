package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.Shares;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one feature in two baselines, counted in the same cells although each baseline has
 * cells of its own.
 *
 * @param before share of the earlier baseline's rows per cell
 * @param after share of the later one's
 */
record SharedCells(double[] before, double[] after) {
    /** As many as the index of population stability is usually taken over. */
    private static final int NUMERIC_CELLS = 10;

    /**
     * Counts both in about ten cells of equal mass in the earlier baseline. Where an edge falls
     * into a cell of the later baseline, the cell's rows are split in proportion to its width, so a
     * share is off by at most that cell's: 1/255 of the rows, about.
     */
    static SharedCells of(NumericProfile before, NumericProfile after) {
        int[] groups = CellGroups.equalMass(before.counts(), NUMERIC_CELLS);
        long[] counts = CellGroups.sums(before.counts(), groups);
        double[] shares = new double[counts.length];
        double below = 0;
        int group = 0;
        for (int cell = 0; cell + 1 < groups.length; cell++) {
            if (groups[cell + 1] != groups[cell]) {
                double reached = below(after, before.bins().boundary(cell));
                shares[group++] = reached - below;
                below = reached;
            }
        }
        shares[group] = after.present() == 0 ? 0 : 1 - below;
        return new SharedCells(Shares.of(counts), shares);
    }

    /** Returns the share of a profile's rows below a value. */
    private static double below(NumericProfile profile, double value) {
        NumericBins bins = profile.bins();
        long[] counts = profile.counts();
        double rows = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                double from = cell == 0 ? profile.min() : bins.boundary(cell - 1);
                double to = cell == bins.cells() - 1 ? profile.max() : bins.boundary(cell);
                rows += counts[cell] * part(from, to, value);
            }
        }
        return profile.present() == 0 ? 0 : rows / profile.present();
    }

    private static double part(double from, double to, double value) {
        if (value <= from) {
            return 0;
        }
        return value >= to ? 1 : (value - from) / (to - from);
    }

    /** Counts both in the categories that both name, and one cell for everything else. */
    static SharedCells of(CategoryProfile before, CategoryProfile after) {
        List<String> shared = new ArrayList<>(before.bins().categories());
        shared.retainAll(after.bins().categories());
        return new SharedCells(shares(before, shared), shares(after, shared));
    }

    private static double[] shares(CategoryProfile profile, List<String> shared) {
        long[] counts = new long[shared.size() + 1];
        long[] own = profile.counts();
        long named = 0;
        for (int i = 0; i < shared.size(); i++) {
            counts[i] = own[profile.bins().cellOf(shared.get(i))];
            named += counts[i];
        }
        counts[shared.size()] = profile.present() - named;
        return Shares.of(counts);
    }
}
