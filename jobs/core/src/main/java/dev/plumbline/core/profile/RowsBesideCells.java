package dev.plumbline.core.profile;

/** Counts the rows of a numeric feature that no cell holds, because they have no finite value. */
final class RowsBesideCells {
    /** At most this long are the written counts, ten bytes each. */
    static final int MOST_BYTES = 5 * 10;

    private long missing;
    private long typeErrors;
    private long nan;
    private long positiveInfinity;
    private long negativeInfinity;

    /** Takes over the counts of a profile that was taken apart. */
    void restore(NumericTotals totals) {
        missing = totals.missing();
        typeErrors = totals.typeErrors();
        nan = totals.nan();
        positiveInfinity = totals.positiveInfinity();
        negativeInfinity = totals.negativeInfinity();
    }

    void addMissing() {
        missing++;
    }

    void addTypeError() {
        typeErrors++;
    }

    void addNonFinite(double value) {
        if (Double.isNaN(value)) {
            nan++;
        } else if (value > 0) {
            positiveInfinity++;
        } else {
            negativeInfinity++;
        }
    }

    long missing() {
        return missing;
    }

    long typeErrors() {
        return typeErrors;
    }

    long nan() {
        return nan;
    }

    long positiveInfinity() {
        return positiveInfinity;
    }

    long negativeInfinity() {
        return negativeInfinity;
    }

    long rows() {
        return missing + typeErrors + nan + positiveInfinity + negativeInfinity;
    }

    void merge(RowsBesideCells other) {
        missing += other.missing;
        typeErrors += other.typeErrors;
        nan += other.nan;
        positiveInfinity += other.positiveInfinity;
        negativeInfinity += other.negativeInfinity;
    }

    void clear() {
        missing = 0;
        typeErrors = 0;
        nan = 0;
        positiveInfinity = 0;
        negativeInfinity = 0;
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(missing);
        out.writeVarLong(typeErrors);
        out.writeVarLong(nan);
        out.writeVarLong(positiveInfinity);
        out.writeVarLong(negativeInfinity);
    }

    /** Adds what {@link #writeTo} wrote. */
    void mergeFrom(BinaryReader in) {
        missing += in.readVarLong();
        typeErrors += in.readVarLong();
        nan += in.readVarLong();
        positiveInfinity += in.readVarLong();
        negativeInfinity += in.readVarLong();
    }
}
