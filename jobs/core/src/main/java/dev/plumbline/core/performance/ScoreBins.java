package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;

/**
 * Signed counts and sums of scores in ten equal bins, closed on the right: bin 0 holds s ≤ .1, bin
 * 1 .1 &lt; s ≤ .2, and the last one everything above .9. From them what a score was worth in each
 * bin can be had exactly. Memory: 0.4 KB once a score has come.
 */
final class ScoreBins {
    static final int BINS = 10;

    private static final int SQUARES = BINS;

    private final long[] counts = new long[BINS];

    /** Σ s by bin, then Σ s² by bin; null until a score comes. */
    private CompensatedSums sums;

    void add(double score, int sign) {
        int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(score * BINS) - 1));
        reserve();
        counts[bin] += sign;
        sums.add(bin, sign * score);
        sums.add(SQUARES + bin, sign * (score * score));
    }

    private void reserve() {
        if (sums == null) {
            sums = new CompensatedSums(2 * BINS);
        }
    }

    long count(int bin) {
        return counts[bin];
    }

    /** Σ s over the bin. */
    double sum(int bin) {
        return sums == null ? 0 : sums.get(bin);
    }

    /** Σ s² over the bin. */
    double squares(int bin) {
        return sums == null ? 0 : sums.get(SQUARES + bin);
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    boolean isZero() {
        return Arrays.stream(counts).allMatch(count -> count == 0)
                && (sums == null || sums.isZero());
    }

    void merge(ScoreBins other) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] += other.counts[bin];
        }
        if (other.sums != null) {
            reserve();
            sums.merge(other.sums);
        }
    }

    void writeTo(BinaryWriter out) {
        out.writeByte(isZero() ? 0 : 1);
        if (!isZero()) {
            for (long count : counts) {
                out.writeSignedLong(count);
            }
            sums.writeTo(out);
        }
    }

    void mergeFrom(BinaryReader in) {
        if (in.readByte() == 1) {
            for (int bin = 0; bin < BINS; bin++) {
                counts[bin] += in.readSignedLong();
            }
            reserve();
            sums.mergeFrom(in);
        }
    }
}
