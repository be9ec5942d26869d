package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.NumericBins;

/** Why a row counts in no cell of a feature. */
public enum FaultKind {
    MISSING("missing"),
    NAN("nan"),
    INFINITE("infinite"),
    /** Text that is blank and no category. */
    EMPTY("empty"),
    TYPE_ERROR("typeErrors");

    private final String text;

    FaultKind(String text) {
        this.text = text;
    }

    /** Name in documents. */
    public String text() {
        return text;
    }

    /**
     * Says what is wrong with a value.
     *
     * @param value of a row that is in no cell
     */
    static FaultKind of(Object value, Bins bins) {
        if (value == null) {
            return MISSING;
        }
        if (!(bins instanceof NumericBins)) {
            return EMPTY;
        }
        if (Scalar.isText(value)) {
            return TYPE_ERROR;
        }
        return Double.isNaN(Scalar.number(value)) ? NAN : INFINITE;
    }
}
