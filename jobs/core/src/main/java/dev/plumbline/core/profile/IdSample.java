package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * The ids with the smallest hashes among all that were seen, each with the rows that it has, in
 * bounded space: from them follows how many rows repeat an id.
 *
 * <p>An id stays only if fewer than {@value #MOST} others have a smaller hash. So whether it stays
 * depends on the ids alone, not on their order nor on how rows were divided before they were
 * merged, and every row of an id that stays was counted. With at most {@value #MOST} distinct ids
 * all of them stay. Most rows cost one comparison. Not thread-safe.
 *
 * <p>Source: bottom-k sketches, Cohen and Kaplan (2007), doi:10.1145/1281100.1281133; the number of
 * distinct ids by k minimum values, Bar-Yossef et al. (2002), doi:10.1007/3-540-45726-7_1.
 */
public final class IdSample {
    /** Ids that stay at most; often written k. */
    public static final int MOST = 1024;

    private static final int SMALLEST_TABLE = 64;

    /** Ids are cut to those that stay when there are twice as many. */
    private static final int LARGEST_TABLE = 4 * MOST;

    /** Hashes, their order made that of signed numbers; a place is free where its count is 0. */
    private long[] keys = new long[0];

    private long[] counts = new long[0];
    private int ids;
    private long limit = Long.MAX_VALUE;
    private boolean whole = true;

    /** Adds a row of the id with this hash; hashes are even over all 64 bits. */
    public void add(long hash) {
        long key = hash ^ Long.MIN_VALUE;
        if (key <= limit) {
            count(key, 1);
        }
    }

    /** Adds all rows that the other has seen; the other is unchanged. */
    public void merge(IdSample other) {
        lower(other.limit, other.whole);
        reserve(other.ids);
        for (int i = 0; i < other.keys.length; i++) {
            if (other.counts[i] > 0 && other.keys[i] <= limit) {
                count(other.keys[i], other.counts[i]);
            }
        }
    }

    private void count(long key, long rows) {
        reserve(1);
        int at = placeOf(key);
        if (counts[at] == 0) {
            keys[at] = key;
            ids++;
        }
        counts[at] += rows;
        if (ids >= 2 * MOST) {
            lower(smallest()[MOST - 1], false);
        }
    }

    private int placeOf(long key) {
        int mask = keys.length - 1;
        // the high bits of those that stay are alike
        int at = (int) (key ^ key >>> 32) & mask;
        while (counts[at] > 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** Makes room for more ids, so that the table stays at most half full. */
    private void reserve(int more) {
        int needed = Math.min(2 * (ids + more), LARGEST_TABLE);
        if (needed > keys.length) {
            rebuild(Math.max(SMALLEST_TABLE, Integer.highestOneBit(2 * needed - 1)));
        }
    }

    /** Drops the ids beyond a limit. */
    private void lower(long to, boolean nothingDropped) {
        whole &= nothingDropped;
        if (to < limit) {
            limit = to;
            rebuild(keys.length);
        }
    }

    private void rebuild(int size) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[size];
        counts = new long[size];
        ids = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0 && oldKeys[i] <= limit) {
                int at = placeOf(oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = oldCounts[i];
                ids++;
            }
        }
    }

    /** Returns all kept hashes in order. */
    private long[] smallest() {
        long[] sorted = new long[ids];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                sorted[next++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Keeps the ids that stay, and no more. */
    private void trim() {
        if (ids > MOST) {
            lower(smallest()[MOST - 1], false);
        }
    }

    /** Whether all ids stay, so that what is counted is exact. */
    public boolean isWhole() {
        return whole && ids <= MOST;
    }

    /** Ids that stay. */
    public int ids() {
        trim();
        return ids;
    }

    /** Returns the rows of each id that stays, in the order of their hashes. */
    public long[] rows() {
        trim();
        return Arrays.stream(smallest()).map(key -> counts[placeOf(key)]).toArray();
    }

    /**
     * Returns how many distinct ids there were: exact while whole, else within about 3 % (standard
     * error 1 / √({@value #MOST} − 2)).
     */
    public double distinct() {
        trim();
        if (isWhole()) {
            return ids;
        }
        double share = smallest()[MOST - 1] / 0x1p64 + 0.5;
        return (MOST - 1) / share;
    }

    void clear() {
        keys = new long[0];
        counts = new long[0];
        ids = 0;
        limit = Long.MAX_VALUE;
        whole = true;
    }

    /** Bytes that {@link #writeTo} appends at most. */
    int mostBytes() {
        return 1 + 10 + Math.min(ids, MOST) * (Long.BYTES + 10);
    }

    void writeTo(BinaryWriter out) {
        trim();
        out.writeByte(whole ? 1 : 0);
        out.writeVarLong(ids);
        for (long key : smallest()) {
            out.writeLong(key);
            out.writeVarLong(counts[placeOf(key)]);
        }
    }

    void mergeFrom(BinaryReader in) {
        boolean complete = in.readByte() == 1;
        int many = (int) in.readVarLong();
        if (many < 0 || many > MOST || many == 0 && !complete) {
            throw new IllegalArgumentException(
                    "profile bytes must hold at most %d sampled ids, got %d; they are damaged"
                            .formatted(MOST, many));
        }
        long[] key = new long[many];
        long[] rows = new long[many];
        for (int i = 0; i < many; i++) {
            key[i] = in.readLong();
            rows[i] = in.readVarLong();
        }
        if (!complete) {
            lower(key[many - 1], false);
        }
        reserve(many);
        for (int i = 0; i < many && key[i] <= limit; i++) {
            count(key[i], rows[i]);
        }
    }
}
