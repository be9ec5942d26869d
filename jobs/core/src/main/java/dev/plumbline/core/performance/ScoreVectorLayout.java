package dev.plumbline.core.performance;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How the scores of a model's classes are written while a prediction waits for its label: 6 bytes
 * and 5 a class. Which class a label is shows by a code of one byte, of which no two classes share
 * one, so no names wait; a hash of the name of the highest score's class tells that one from labels
 * that are no class.
 */
public final class ScoreVectorLayout {
    /** With more classes the scores of none are kept. */
    public static final int MOST_CLASSES = 64;

    private final int salt;
    private final byte[] codes;

    /** Hashes of the classes' names. */
    private final int[] tails;

    private ScoreVectorLayout(int salt, List<String> classes) {
        this.salt = salt;
        this.codes = new byte[classes.size()];
        this.tails = classes.stream().mapToInt(ScoreVector::tail).toArray();
        for (int number = 0; number < codes.length; number++) {
            codes[number] = ScoreVector.code(salt, classes.get(number));
        }
    }

    /**
     * Makes a layout; null if there are no classes, or more than {@link #MOST_CLASSES}.
     *
     * @param classes canonical texts, no two the same
     */
    public static ScoreVectorLayout of(List<String> classes) {
        if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
            return null;
        }
        OptionalInt salt =
                IntStream.rangeClosed(0, 0xFFFF)
                        .filter(tried -> toldApart(tried, classes))
                        .findFirst();
        return salt.isPresent() ? new ScoreVectorLayout((short) salt.getAsInt(), classes) : null;
    }

    private static boolean toldApart(int salt, List<String> classes) {
        boolean[] taken = new boolean[256];
        for (String name : classes) {
            int code = ScoreVector.code((short) salt, name) & 0xFF;
            if (taken[code]) {
                return false;
            }
            taken[code] = true;
        }
        return true;
    }

    /** Returns of how many classes the scores are. */
    public int classes() {
        return codes.length;
    }

    /**
     * Writes one prediction's scores; null unless each is from 0 to 1.
     *
     * @param scores by class
     */
    public byte[] write(double[] scores) {
        ByteBuffer bytes =
                ByteBuffer.allocate(
                        ScoreVector.HEAD + ScoreVector.PER_CLASS * codes.length + ScoreVector.TAIL);
        bytes.putShort((short) salt);
        for (int number = 0; number < codes.length; number++) {
            if (!(scores[number] >= 0 && scores[number] <= 1)) {
                return null;
            }
            bytes.put(codes[number]);
            bytes.putFloat((float) scores[number]);
        }
        byte[] written = bytes.array();
        bytes.putInt(tails[new ScoreVector(written).top()]);
        return written;
    }
}
