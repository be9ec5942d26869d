package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;

/** Reads a row's scalar, which is null, a Boolean, a number or text, as a feature's type asks. */
final class Scalar {
    private Scalar() {}

    static boolean isText(Object value) {
        return !(value == null || value instanceof Boolean || value instanceof Number);
    }

    /**
     * Returns a value that is no text as a number that profiles can measure, booleans as 0 and 1;
     * NaN if missing.
     */
    static double number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Number number
                ? NumericProfile.measured(number.doubleValue())
                : Double.NaN;
    }

    /** Returns a value as canonical text; null if missing. */
    static String text(Object value) {
        return value == null ? null : CanonicalText.of(value);
    }

    /**
     * Says what is wrong with a value.
     *
     * @param value of a row that is in no cell
     */
    static FaultKind fault(Object value, Bins bins) {
        if (value == null) {
            return FaultKind.MISSING;
        }
        if (!(bins instanceof NumericBins)) {
            return FaultKind.EMPTY;
        }
        if (isText(value)) {
            return FaultKind.TYPE_ERROR;
        }
        return Double.isNaN(number(value)) ? FaultKind.NAN : FaultKind.INFINITE;
    }
}
