package dev.plumbline.core.join;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.MergeableTotals;
import java.util.Arrays;

/**
 * How long after their predictions labels became known: signed counts in bins of at most 1/32 of
 * their lower edge, so that a quantile is within 1/64 of the exact one, and a correction takes back
 * the delay of the label that it replaces. Delays form a group, like tallies: they merge in any
 * order and grouping to the same counts. At most 32 bins for every doubling of the longest delay:
 * 900 up to a month of milliseconds, 8 bytes each in memory. Not thread-safe.
 */
public final class LabelDelays implements MergeableTotals {
    private static final int FORMAT = 1;

    /** 32 bins between a power of two and the next; shorter delays have a bin each. */
    private static final int BITS = 5;

    private static final long EXACT_BELOW = 1L << BITS + 1;

    private static final int BINS = binOf(Long.MAX_VALUE) + 1;

    /** Bins are held in blocks, those between the shortest and the longest delay. */
    private static final int BLOCK = 1 << BITS;

    private int first;
    private long[] counts = new long[0];

    /**
     * Counts a label, or takes it back.
     *
     * @param delay milliseconds; a label known before its prediction counts as 0
     * @param sign +1 or -1
     */
    public void add(long delay, int sign) {
        count(binOf(Math.max(0, delay)), sign);
    }

    private void count(int bin, long by) {
        if (bin < first || bin - first >= counts.length) {
            reserve(bin);
        }
        counts[bin - first] += by;
    }

    private void reserve(int bin) {
        int from = bin / BLOCK * BLOCK;
        int to = from + BLOCK;
        if (counts.length > 0) {
            from = Math.min(from, first);
            to = Math.max(to, first + counts.length);
        }
        long[] wider = new long[to - from];
        System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - from, counts.length);
        first = from;
        counts = wider;
    }

    private static int binOf(long delay) {
        if (delay < EXACT_BELOW) {
            return (int) delay;
        }
        int shift = Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(delay);
        return (shift << BITS) + (int) (delay >>> shift);
    }

    private static int shiftOf(int bin) {
        return bin < EXACT_BELOW ? 0 : (bin >>> BITS) - 1;
    }

    private static long lowerEdge(int bin) {
        int shift = shiftOf(bin);
        return (bin - ((long) shift << BITS)) << shift;
    }

    /** Adds what another wrote; null and no bytes are no labels. */
    @Override
    public void mergeBytes(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("label delays", FORMAT);
        long bin = 0;
        while (!in.atEnd()) {
            bin += in.readVarLong();
            if (bin < 0 || bin >= BINS) {
                throw new IllegalArgumentException(
                        "label delays must be in bins 0 to %d, got bin %d; the bytes are broken"
                                .formatted(BINS - 1, bin));
            }
            count((int) bin, in.readSignedLong());
        }
    }

    /**
     * Reads what {@link #toBytes} wrote; null and no bytes are no labels.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static LabelDelays fromBytes(byte[] bytes) {
        LabelDelays delays = new LabelDelays();
        delays.mergeBytes(bytes);
        return delays;
    }

    /** Whether these delays change nothing they are merged into. */
    @Override
    public boolean isEmpty() {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }

    /** Labels counted, signed. */
    public long labels() {
        return Arrays.stream(counts).sum();
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(32);
        out.writeByte(FORMAT);
        int last = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                out.writeVarLong(first + i - last);
                out.writeSignedLong(counts[i]);
                last = first + i;
            }
        }
        return out.toByteArray();
    }

    /**
     * Returns the delay that a share of the labels does not exceed: the middle of the bin of the
     * label of rank ⌈share · labels⌉.
     *
     * @param share above 0, at most 1
     * @throws IllegalStateException without labels
     */
    public Quantile quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * labels()));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                double halfWidth = ((1L << shiftOf(first + i)) - 1) / 2.0;
                return new Quantile(lowerEdge(first + i) + halfWidth, halfWidth);
            }
        }
        throw new IllegalStateException(
                "a quantile needs at least one label, got %d".formatted(labels()));
    }

    /**
     * A quantile in milliseconds.
     *
     * @param errorBound largest possible distance from the exact one, at most 1/64 of it
     */
    public record Quantile(double millis, double errorBound) {}
}
