package dev.plumbline.monitoring.fold;

import dev.plumbline.core.estimation.EstimateCount;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.performance.ProbabilityCells;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.profile.IdSample;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.monitoring.stream.ProfileDelta;

/** What this subtask has seen of one pane and not told yet. */
final class OpenPane {
    private static final byte[] NOTHING = new byte[0];

    final long reference;
    final long start;
    final long end;
    private final String key;
    private final ModelProfile profile;
    private SliceTotals slices = new SliceTotals();
    private GroupSelections groups = new GroupSelections();

    /** Null where nothing is estimated. */
    private EstimateCount estimates;

    /**
     * Opens a pane.
     *
     * @param estimates of no rows; null where nothing is estimated
     */
    OpenPane(RollupKey key, ProfileLayout layout, long pane, long end, EstimateCount estimates) {
        this.key = key.text();
        this.reference = key.reference();
        this.start = pane;
        this.end = end;
        this.profile = new ModelProfile(layout);
        this.estimates = estimates;
    }

    ModelProfile profile() {
        return profile;
    }

    SliceTotals slices() {
        return slices;
    }

    GroupSelections groups() {
        return groups;
    }

    /** Null where nothing is estimated. */
    EstimateCount estimates() {
        return estimates;
    }

    /** Two tables of twice as many places as a sample of ids may hold before it is cut. */
    private static final long ID_BYTES = 64L * IdSample.MOST;

    /** Rows and mass of as many score cells as there can be, in a table twice the size. */
    private static final long ESTIMATE_BYTES = 2 * 16L * (ScoreGrid.MOST_BOUNDARIES + 1);

    /** Rows and mass of as many cells as the scores of one of several classes may meet. */
    private static final long CLASS_BYTES = 2 * 9L * ProbabilityCells.CELLS;

    /**
     * About what the profile takes on the heap: a count and a double-double sum per cell, the
     * sampled ids, and what performance is estimated from.
     *
     * @param scoredClasses classes whose scores performance is estimated from, beyond two
     */
    static long bytes(ProfileLayout layout, int scoredClasses) {
        long cells = 0;
        for (int slot = 0; slot < layout.size(); slot++) {
            cells += layout.bins(slot).cells();
        }
        long beside = layout.companions().stream().mapToLong(each -> each.bins().cells()).sum();
        return 24 * cells
                + 8 * beside
                + 256L * layout.size()
                + ID_BYTES
                + ESTIMATE_BYTES
                + CLASS_BYTES * scoredClasses;
    }

    boolean isEmpty() {
        return profile.rows() == 0;
    }

    ProfileDelta takeDelta() {
        ProfileDelta delta =
                new ProfileDelta(
                        key,
                        start,
                        profile.rows(),
                        profile.toBytes(),
                        slices.isEmpty() ? NOTHING : slices.toBytes(),
                        estimates == null || estimates.isEmpty() ? NOTHING : estimates.toBytes(),
                        groups.isEmpty() ? NOTHING : groups.toBytes());
        profile.clear();
        slices = new SliceTotals();
        groups = new GroupSelections();
        return delta;
    }
}
