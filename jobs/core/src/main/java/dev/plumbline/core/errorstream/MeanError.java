package dev.plumbline.core.errorstream;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * Rows and the sum of their errors, each from 0 to 1.
 *
 * @param sum of the errors
 */
record MeanError(long rows, double sum) {
    static final MeanError NONE = new MeanError(0, 0);

    MeanError plus(double error) {
        return new MeanError(rows + 1, sum + error);
    }

    MeanError plus(MeanError other) {
        return new MeanError(rows + other.rows, sum + other.sum);
    }

    /** The mean error; NaN without rows. */
    double mean() {
        return sum / rows;
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(sum);
    }

    static MeanError readFrom(BinaryReader in) {
        return new MeanError(in.readVarLong(), in.readDouble());
    }
}
