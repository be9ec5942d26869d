package dev.plumbline.core.multivariate;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;

/** Sets the reconstruction error of each decoded row. Allocates nothing; not thread-safe. */
public final class ReconstructionErrors {
    private final ReconstructionModel model;
    private final int[] slots;
    private final boolean[] categorical;
    private final double[] encoded;
    private final int errorSlot;

    /**
     * Makes errors of rows of a layout.
     *
     * @throws IllegalArgumentException if the layout lacks one of the features, or the error
     */
    public ReconstructionErrors(ReconstructionModel model, ProfileLayout layout) {
        this.model = model;
        this.slots = model.features().stream().mapToInt(name -> slot(layout, name)).toArray();
        this.categorical = new boolean[slots.length];
        this.encoded = new double[slots.length];
        this.errorSlot = slot(layout, ReconstructionModel.FEATURE);
        for (int i = 0; i < slots.length; i++) {
            categorical[i] = layout.bins(slots[i]) instanceof CategoryBins;
        }
    }

    private static int slot(ProfileLayout layout, String name) {
        int slot = layout.slotOf(name);
        if (slot < 0) {
            throw new IllegalArgumentException(
                    "the baseline must hold '%s', for its principal components need it"
                            .formatted(name));
        }
        return slot;
    }

    /** Puts the error of a row into its slot. */
    public void set(FeatureRow row) {
        for (int i = 0; i < slots.length; i++) {
            encoded[i] = categorical[i] ? share(i, row.cell(slots[i])) : row.number(slots[i]);
        }
        row.number(errorSlot, model.components().consume(encoded));
    }

    private double share(int feature, int cell) {
        return cell < 0 ? Double.NaN : model.shares().get(feature)[cell];
    }
}
