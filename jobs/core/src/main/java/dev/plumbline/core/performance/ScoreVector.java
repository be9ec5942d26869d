package dev.plumbline.core.performance;

import java.nio.ByteBuffer;

/**
 * What a prediction says of each class, as it waits for its label: read in place from the bytes
 * that a {@link ScoreVectorLayout} wrote. Scores are 32-bit floats, so each is within 2⁻²⁴ (6e-8)
 * of its own size of the one stated.
 */
final class ScoreVector {
    /** Salt of the codes. */
    static final int HEAD = 2;

    /** A code and a score. */
    static final int PER_CLASS = 1 + Float.BYTES;

    private final ByteBuffer bytes;

    ScoreVector(byte[] written) {
        this.bytes = ByteBuffer.wrap(written);
    }

    int classes() {
        return (bytes.capacity() - HEAD) / PER_CLASS;
    }

    float score(int number) {
        return bytes.getFloat(HEAD + PER_CLASS * number + 1);
    }

    /** Number of the class of the highest score, the first of several. */
    int top() {
        int top = 0;
        for (int number = 1; number < classes(); number++) {
            top = score(number) > score(top) ? number : top;
        }
        return top;
    }

    /**
     * Returns the number of the class of this name; for a name that is none of the classes, −1 or,
     * rarely, any number.
     */
    int numberOf(String name) {
        byte code = code(bytes.getShort(0), name);
        for (int number = 0; number < classes(); number++) {
            if (bytes.get(HEAD + PER_CLASS * number) == code) {
                return number;
            }
        }
        return -1;
    }

    /** Returns a hash of a name (FNV-1a with a salt, mixed). */
    static byte code(int salt, String name) {
        int hash = salt * 0x9E3779B9 ^ 0x811C9DC5;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
        return (byte) (hash >>> 24);
    }
}
