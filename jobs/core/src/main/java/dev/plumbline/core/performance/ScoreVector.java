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

    /** Hash of the name of the class of the highest score; an earlier release wrote none. */
    static final int TAIL = Integer.BYTES;

    /** Apart from any salt of codes, which have 16 bits. */
    private static final int SALT_OF_TAIL = 1 << 16;

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
     * Whether the class of the highest score has this name. A name that is none of the classes is
     * taken for it once in 2⁴⁰ names, in bytes of an earlier release once in 2⁸.
     */
    boolean topIs(String name) {
        int end = HEAD + PER_CLASS * classes();
        boolean hasTail = bytes.capacity() == end + TAIL;
        return numberOf(name) == top() && (!hasTail || bytes.getInt(end) == tail(name));
    }

    /**
     * Returns the number of the class of this name; for a name that is none of the classes, −1 or,
     * with one in four where there are 64, any number.
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

    static byte code(int salt, String name) {
        return (byte) (hash(salt, name) >>> 24);
    }

    static int tail(String name) {
        return hash(SALT_OF_TAIL, name);
    }

    /** FNV-1a with a salt, mixed. */
    private static int hash(int salt, String name) {
        int hash = salt * 0x9E3779B9 ^ 0x811C9DC5;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x01000193;
        }
        return (hash ^ hash >>> 15) * 0x2C1B3C6D;
    }
}
