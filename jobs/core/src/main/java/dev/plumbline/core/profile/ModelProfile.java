package dev.plumbline.core.profile;

import java.util.Map;

/**
 * What a set of rows held in every feature and output of one model version. Its bytes begin with a
 * version of their own, so that state written by an older release can be read.
 */
public final class ModelProfile {
    private static final int FORMAT = 1;

    private final ProfileLayout layout;
    private final FeatureProfile[] profiles;
    private final Companions companions;
    private long rows;

    public ModelProfile(ProfileLayout layout) {
        this.layout = layout;
        this.companions = new Companions(layout.companions());
        this.profiles = new FeatureProfile[layout.size()];
        for (int slot = 0; slot < profiles.length; slot++) {
            profiles[slot] = layout.bins(slot).emptyProfile();
        }
    }

    /** Counts one row. */
    public void add(FeatureRow row) {
        rows++;
        for (int slot = 0; slot < profiles.length; slot++) {
            FeatureProfile profile = profiles[slot];
            switch (row.states[slot]) {
                case FeatureRow.NUMBER -> ((NumericProfile) profile).add(row.numbers[slot]);
                case FeatureRow.CELL -> ((CategoryProfile) profile).addCell(row.cells[slot]);
                case FeatureRow.TYPE_ERROR -> profile.addTypeError();
                default -> profile.addMissing();
            }
        }
        if (!companions.isEmpty()) {
            companions.add(row);
        }
    }

    public void merge(ModelProfile other) {
        rows += other.rows;
        for (int slot = 0; slot < profiles.length; slot++) {
            profiles[slot].merge(other.profiles[slot]);
        }
        companions.merge(other.companions);
    }

    /**
     * Returns the same rows over coarser cells, and of fewer features.
     *
     * @param coarser features of this profile's layout; the boundaries of each are among the
     *     feature's own
     * @throws IllegalArgumentException if a feature or a boundary is not in this profile's layout
     */
    public ModelProfile over(ProfileLayout coarser) {
        ModelProfile folded = new ModelProfile(coarser);
        folded.rows = rows;
        for (int slot = 0; slot < folded.profiles.length; slot++) {
            int own = layout.slotOf(coarser.name(slot));
            if (own < 0) {
                throw new IllegalArgumentException(
                        "coarser cells must be of a profiled feature, got " + coarser.name(slot));
            }
            folded.profiles[slot] = CoarserCells.over(coarser.bins(slot), profiles[own]);
        }
        return folded;
    }

    public ProfileLayout layout() {
        return layout;
    }

    public FeatureProfile profile(int slot) {
        return profiles[slot];
    }

    /** Returns the slot's counts in other cells than its own, by the kind of cells. */
    public Map<CellKind, CompanionCounts> companions(int slot) {
        return companions.of(slot);
    }

    /** Rows seen. */
    public long rows() {
        return rows;
    }

    public void clear() {
        rows = 0;
        for (FeatureProfile profile : profiles) {
            profile.clear();
        }
        companions.clear();
    }

    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(mostBytes());
        out.writeByte(FORMAT);
        out.writeVarLong(rows);
        out.writeVarLong(profiles.length);
        for (FeatureProfile profile : profiles) {
            profile.writeTo(out);
        }
        companions.writeTo(out);
        return out.toByteArray();
    }

    private int mostBytes() {
        int most = 1 + 2 * 10;
        for (FeatureProfile profile : profiles) {
            most += profile.mostBytes();
        }
        return most;
    }

    /**
     * Adds a profile of the same layout that was written by {@link #toBytes}.
     *
     * @throws IllegalArgumentException if the bytes are of another format, of another number of
     *     features or cells, or cut short; what has been added by then is left undefined
     */
    public void mergeBytes(byte[] bytes) {
        BinaryReader in = open(bytes);
        try {
            rows += in.readVarLong();
            merge(in);
        } catch (IndexOutOfBoundsException cut) {
            throw new IllegalArgumentException(
                    "profile bytes must fit the baseline's cells; these %d are cut short, or belong to another baseline"
                            .formatted(bytes.length),
                    cut);
        }
        if (!in.atEnd()) {
            throw new IllegalArgumentException(
                    "profile bytes must end with the last feature; these %d belong to another baseline"
                            .formatted(bytes.length));
        }
    }

    private void merge(BinaryReader in) {
        long written = in.readVarLong();
        if (written != profiles.length) {
            throw new IllegalArgumentException(
                    "profile bytes must hold %d features, got %d; they belong to another baseline"
                            .formatted(profiles.length, written));
        }
        for (FeatureProfile profile : profiles) {
            profile.mergeFrom(in);
        }
        companions.mergeFrom(in);
    }

    /**
     * Returns the rows of a written profile without reading the rest of it.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static long rowsOf(byte[] bytes) {
        return open(bytes).readVarLong();
    }

    private static BinaryReader open(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int format = bytes.length == 0 ? -1 : in.readByte();
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "profile bytes must be of format %d, got %s; %s"
                            .formatted(
                                    FORMAT,
                                    format < 0 ? "none" : format,
                                    "they were written by another release"));
        }
        return in;
    }
}
