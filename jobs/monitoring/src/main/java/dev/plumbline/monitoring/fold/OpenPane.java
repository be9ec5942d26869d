package dev.plumbline.monitoring.fold;

import dev.plumbline.core.profile.IdSample;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.monitoring.stream.ProfileDelta;

/** What this subtask has seen of one pane and not told yet. */
final class OpenPane {
    private static final byte[] NO_SLICES = new byte[0];

    final long reference;
    final long start;
    final long end;
    private final String key;
    private final ModelProfile profile;
    private SliceTotals slices = new SliceTotals();

    OpenPane(RollupKey key, ProfileLayout layout, long pane, long end) {
        this.key = key.text();
        this.reference = key.reference();
        this.start = pane;
        this.end = end;
        this.profile = new ModelProfile(layout);
    }

    ModelProfile profile() {
        return profile;
    }

    SliceTotals slices() {
        return slices;
    }

    /** Two tables of twice as many places as a sample of ids may hold before it is cut. */
    private static final long ID_BYTES = 64L * IdSample.MOST;

    /**
     * About what the profile takes on the heap: a count and a double-double sum per cell, and the
     * sampled ids.
     */
    static long bytes(ProfileLayout layout) {
        long cells = 0;
        for (int slot = 0; slot < layout.size(); slot++) {
            cells += layout.bins(slot).cells();
        }
        long beside = layout.companions().stream().mapToLong(each -> each.bins().cells()).sum();
        return 24 * cells + 8 * beside + 256L * layout.size() + ID_BYTES;
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
                        slices.isEmpty() ? NO_SLICES : slices.toBytes());
        profile.clear();
        slices = new SliceTotals();
        return delta;
    }
}
