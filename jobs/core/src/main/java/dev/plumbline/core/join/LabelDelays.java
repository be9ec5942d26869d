package dev.plumbline.core.join;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.MergeableTotals;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long after their predictions labels became known: signed counts in bins of at most 1/32 of
 * their lower edge, so that a quantile is within 1/64 of the exact one, and a correction takes back
 * the delay of the label that it replaces. Delays form a group, like tallies: they merge in any
 * order and grouping to the same counts. At most 32 bins for every doubling of the longest delay:
 * 900 up to a month of milliseconds. Not thread-safe.
 */
public final class LabelDelays implements MergeableTotals {
    private static final int FORMAT = 1;

    /** 32 bins between a power of two and the next; shorter delays have a bin each. */
    private static final int BITS = 5;

    private static final long EXACT_BELOW = 1L << BITS + 1;

    private final TreeMap<Integer, Long> counts = new TreeMap<>();

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
        counts.merge(bin, by, (one, other) -> one + other == 0 ? null : (Long) (one + other));
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
        int bin = 0;
        while (!in.atEnd()) {
            bin += (int) in.readVarLong();
            count(bin, in.readSignedLong());
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
        return counts.isEmpty();
    }

    /** Labels counted, signed. */
    public long labels() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(16 + 3 * counts.size());
        out.writeByte(FORMAT);
        int last = 0;
        for (Map.Entry<Integer, Long> bin : counts.entrySet()) {
            out.writeVarLong(bin.getKey() - last);
            out.writeSignedLong(bin.getValue());
            last = bin.getKey();
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
        for (Map.Entry<Integer, Long> bin : counts.entrySet()) {
            seen += bin.getValue();
            if (seen >= rank) {
                double halfWidth = ((1L << shiftOf(bin.getKey())) - 1) / 2.0;
                return new Quantile(lowerEdge(bin.getKey()) + halfWidth, halfWidth);
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
