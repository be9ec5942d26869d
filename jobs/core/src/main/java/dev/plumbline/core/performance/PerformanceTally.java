package dev.plumbline.core.performance;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.profile.BinaryReader;

/**
 * What labelled rows say about a model, in constant space. Tallies form a group: every row is added
 * with a sign, so that a corrected label is −old +new wherever the two meet, and a tally merged
 * with its negation has exactly zero counts. Tallies merge in any order and grouping: counts are
 * equal exactly and sums within 1e-12 · Σ|x|. Not thread-safe.
 */
public sealed interface PerformanceTally permits ClassificationTally, RegressionTally {
    /**
     * First byte of every written tally. Of rows in tallies of format 1, measures that need bins of
     * scores or of errors are not known.
     */
    int FORMAT = 2;

    /** The same, and what predictions said beyond one number: of each class, or by quantiles. */
    int FORMAT_WITH_DISTRIBUTIONS = 3;

    /**
     * Adds all that the other tally has seen; the other is unchanged.
     *
     * @throws IllegalArgumentException if the other is of another task
     */
    void merge(PerformanceTally other);

    /** Returns this tally in bytes that begin with their own version. */
    byte[] toBytes();

    /** Labelled rows, signed: negative if more were taken back than added. */
    long labelled();

    /**
     * Whether the tally changes nothing it is merged into. A lone correction (−old +new) has zero
     * labelled rows and yet is not empty.
     */
    boolean isEmpty();

    /** Returns the tally of no rows. */
    static PerformanceTally empty(Task task) {
        return task.isClassification() ? new ClassificationTally() : new RegressionTally();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format or kind
     */
    static PerformanceTally fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int format = in.readFormat("tally bytes", 1, FORMAT_WITH_DISTRIBUTIONS);
        int kind = in.readByte();
        return switch (kind) {
            case ClassificationTally.KIND -> ClassificationTally.readFrom(in, format);
            case RegressionTally.KIND -> RegressionTally.readFrom(in, format);
            default ->
                    throw new IllegalArgumentException(
                            "tally bytes must be of kind %d or %d, got %d"
                                    .formatted(
                                            ClassificationTally.KIND, RegressionTally.KIND, kind));
        };
    }

    /** Refuses anything but +1 and −1. */
    static int requireSign(int sign) {
        if (sign != 1 && sign != -1) {
            throw new IllegalArgumentException("sign must be 1 or -1, got " + sign);
        }
        return sign;
    }
}
