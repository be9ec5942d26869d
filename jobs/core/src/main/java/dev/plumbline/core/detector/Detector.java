package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * Reads the errors of a model in order of event time, one a row, and says after each whether their
 * rate has changed. The same settings, state and errors always give the same signals.
 *
 * <p>After a drift a detector starts anew by itself; what it keeps, if anything, its own page says.
 * Not safe for use by several threads.
 */
public abstract sealed class Detector
        permits Adwin, Ddm, Eddm, Rddm, HddmA, HddmW, Chart, Kswin, Stepd {
    private static final int TYPICAL_SIZE = 64;

    Detector() {}

    /**
     * Advances by one row.
     *
     * @param error 0 for a hit and 1 for an error; a method that measures the size of errors also
     *     takes other numbers, see its settings
     * @throws IllegalArgumentException if the method cannot read this error; the state stays as it
     *     was
     */
    public abstract Signal step(double error);

    /** Forgets all rows, as if newly made. */
    public abstract void reset();

    /** Returns the state, without the settings, in bytes that begin with their own version. */
    public final byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(TYPICAL_SIZE);
        out.writeByte(format());
        out.writeText(method().id());
        write(out);
        return out.toByteArray();
    }

    final void restore(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        Require.that(
                bytes.length > 0 && in.readByte() == format(),
                "state of %s must be of format %d, got %s; it was written by another release",
                method().id(),
                format(),
                bytes.length == 0 ? "no bytes" : bytes[0] & 0xFF);
        String id = in.readText();
        Require.that(
                id.equals(method().id()),
                "state must be of the detector %s, got that of %s",
                method().id(),
                id);
        read(in);
        Require.that(in.atEnd(), "state of %s must end where it ends, got more bytes", id);
    }

    abstract DetectorMethod method();

    /** Version of what {@link #write} writes. */
    int format() {
        return 1;
    }

    abstract void write(BinaryWriter out);

    abstract void read(BinaryReader in);
}
