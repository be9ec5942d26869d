package dev.plumbline.core.fairness;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.MergeableTotals;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows, decisions and selections per protected group. Merges exactly in any order and grouping. In
 * bytes at most 32 a group that has rows, of at most {@value GroupCode#MOST_FEATURES} × {@value
 * GroupCode#MOST_GROUPS}. Not thread-safe.
 */
public final class GroupSelections implements MergeableTotals {
    private static final int FORMAT = 1;
    private static final int ROWS = 0;
    private static final int DECIDED = 1;
    private static final int SELECTED = 2;

    private final TreeMap<Integer, long[]> counts = new TreeMap<>();

    /**
     * Adds one row in each of its groups.
     *
     * @param code {@link GroupCode}
     * @param decided whether the model decided on a class
     * @param selected whether that is the favourable one
     */
    public void add(long code, boolean decided, boolean selected) {
        for (int feature = 0; feature < GroupCode.MOST_FEATURES; feature++) {
            int group = GroupCode.group(code, feature);
            if (group >= 0) {
                long[] counted = of(GroupCode.place(feature, group));
                counted[ROWS]++;
                counted[DECIDED] += decided ? 1 : 0;
                counted[SELECTED] += decided && selected ? 1 : 0;
            }
        }
    }

    private long[] of(int place) {
        return counts.computeIfAbsent(place, unseen -> new long[SELECTED + 1]);
    }

    /** Rows of a group, decided on or not. */
    public long rows(int place) {
        return get(place)[ROWS];
    }

    /** How many of a group's decisions were favourable. */
    public Rate selection(int place) {
        long[] counted = get(place);
        return new Rate(counted[SELECTED], counted[DECIDED]);
    }

    private long[] get(int place) {
        return counts.getOrDefault(place, new long[SELECTED + 1]);
    }

    @Override
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(8 + 8 * counts.size());
        out.writeByte(FORMAT);
        for (Map.Entry<Integer, long[]> group : counts.entrySet()) {
            out.writeVarLong(group.getKey());
            for (long count : group.getValue()) {
                out.writeVarLong(count);
            }
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null and no bytes are no rows.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static GroupSelections fromBytes(byte[] bytes) {
        GroupSelections selections = new GroupSelections();
        selections.mergeBytes(bytes);
        return selections;
    }

    /** Adds what another wrote. */
    @Override
    public void mergeBytes(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("bytes of group selections", FORMAT);
        while (!in.atEnd()) {
            long[] counted = of((int) in.readVarLong());
            for (int i = 0; i < counted.length; i++) {
                counted[i] += in.readVarLong();
            }
        }
    }
}
