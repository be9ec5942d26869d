package dev.plumbline.core.profile;

import java.util.Map;

/**
 * What a set of rows held in every feature and output of one model version. Its bytes begin with a
 * version of their own, so that state written by an older release can be read.
 */
public final class ModelProfile {
    /** What this release writes. */
    private static final int FORMAT = 3;

    /** Without arrivals. */
    private static final int FIRST_FORMAT = 1;

    /** Without invalid outputs. */
    private static final int SECOND_FORMAT = 2;

    private final ProfileLayout layout;
    private final FeatureProfile[] profiles;
    private final Companions companions;
    private final Arrivals arrivals = new Arrivals();
    private long rows;

    /** Makes a profile that has seen no row. */
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

    /** Adds all that the other profile has seen, over the same layout; the other is unchanged. */
    public void merge(ModelProfile other) {
        rows += other.rows;
        arrivals.merge(other.arrivals);
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

    /** Returns which slots there are, and their cells. */
    public ProfileLayout layout() {
        return layout;
    }

    /** Returns what a slot has seen; it goes on counting with this. */
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

    /** Ids and event times of the rows, where whoever counts them adds those too. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** Forgets all rows, for reuse. */
    public void clear() {
        rows = 0;
        arrivals.clear();
        for (FeatureProfile profile : profiles) {
            profile.clear();
        }
        companions.clear();
    }

    /**
     * Returns all that was counted, without the layout: whoever reads it must have the same one.
     */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(mostBytes());
        out.writeByte(FORMAT);
        out.writeVarLong(rows);
        arrivals.writeTo(out);
        out.writeVarLong(profiles.length);
        for (FeatureProfile profile : profiles) {
            profile.writeTo(out);
        }
        companions.writeTo(out);
        return out.toByteArray();
    }

    private int mostBytes() {
        int most = 1 + 2 * 10 + arrivals.mostBytes();
        for (FeatureProfile profile : profiles) {
            most += profile.mostBytes();
        }
        return most;
    }

    /**
     * Adds a profile of the same layout that was written by {@link #toBytes}, of this release or of
     * one before it.
     *
     * @throws IllegalArgumentException if the bytes are of another format, of another number of
     *     features or cells, or cut short; what has been added by then is left undefined
     */
    public void mergeBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        try {
            int format = open(in);
            rows += in.readVarLong();
            if (format > FIRST_FORMAT) {
                arrivals.mergeFrom(in, format > SECOND_FORMAT);
            }
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
     * Tells the event times of the first and the last row of a written profile, without reading the
     * rest of it; nothing where no arrival was followed.
     */
    public static void readSpan(byte[] bytes, SpanReader reader) {
        BinaryReader in = new BinaryReader(bytes);
        if (open(in) == FIRST_FORMAT) {
            return;
        }
        in.readVarLong();
        if (in.readVarLong() > 0) {
            reader.span(in.readLong(), in.readLong());
        }
    }

    /** Takes the event times of the first and the last row, in milliseconds. */
    @FunctionalInterface
    public interface SpanReader {
        void span(long first, long last);
    }

    /**
     * Returns the rows of a written profile without reading the rest of it.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static long rowsOf(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        open(in);
        return in.readVarLong();
    }

    /** Returns the format of written bytes, and leaves the reader behind it. */
    private static int open(BinaryReader in) {
        int format = in.atEnd() ? -1 : in.readByte();
        if (format < FIRST_FORMAT || format > FORMAT) {
            throw new IllegalArgumentException(
                    "profile bytes must be of format %d to %d, got %s; %s"
                            .formatted(
                                    FIRST_FORMAT,
                                    FORMAT,
                                    format < 0 ? "none" : format,
                                    "they were written by another release"));
        }
        return format;
    }
}
