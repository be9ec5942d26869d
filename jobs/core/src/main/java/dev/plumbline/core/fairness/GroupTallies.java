package dev.plumbline.core.fairness;

import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.MergeableTotals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decisions and labels of labelled rows per protected group. Tallies form a group: a row is added
 * with a sign, and one added and taken back leaves nothing; they merge exactly in any order and
 * grouping. In bytes about 40 a group of a binary model. Not thread-safe.
 */
public final class GroupTallies implements MergeableTotals {
    private static final int FORMAT = 1;
    private static final int NO_CELL = -1;

    private final TreeMap<Integer, ClassificationTally> tallies = new TreeMap<>();

    /**
     * Adds or takes back one labelled row in each of its groups.
     *
     * @param code {@link GroupCode}
     * @param predictedClass canonical text; null if the model decided on none
     * @param label canonical text
     * @param sign 1 to add, −1 to take back
     */
    public void add(long code, String predictedClass, String label, int sign) {
        for (int feature = 0; feature < GroupCode.MOST_FEATURES; feature++) {
            int group = GroupCode.group(code, feature);
            if (group >= 0) {
                of(GroupCode.place(feature, group))
                        .add(NO_CELL, Double.NaN, predictedClass, label, sign);
            }
        }
    }

    private ClassificationTally of(int place) {
        return tallies.computeIfAbsent(place, unseen -> new ClassificationTally());
    }

    /** Labelled rows of a group. */
    public long labelled(int place) {
        return get(place).labelled();
    }

    /** How many decisions on a group's rows with one of these labels were for a class. */
    public Rate selection(int place, List<String> labels, String favourable) {
        ClassificationTally tally = get(place);
        return new Rate(
                labels.stream().mapToLong(label -> tally.count(label, favourable)).sum(),
                labels.stream().mapToLong(tally::decided).sum());
    }

    private ClassificationTally get(int place) {
        return tallies.getOrDefault(place, new ClassificationTally());
    }

    @Override
    public boolean isEmpty() {
        return tallies.values().stream().allMatch(ClassificationTally::isEmpty);
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(8 + 40 * tallies.size());
        out.writeByte(FORMAT);
        for (Map.Entry<Integer, ClassificationTally> group : tallies.entrySet()) {
            if (!group.getValue().isEmpty()) {
                out.writeVarLong(group.getKey());
                out.writeBytes(group.getValue().toBytes());
            }
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null and no bytes are no rows.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static GroupTallies fromBytes(byte[] bytes) {
        GroupTallies tallies = new GroupTallies();
        tallies.mergeBytes(bytes);
        return tallies;
    }

    /** Adds what another wrote. */
    @Override
    public void mergeBytes(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("bytes of group tallies", FORMAT);
        while (!in.atEnd()) {
            of((int) in.readVarLong()).merge(PerformanceTally.fromBytes(in.readBytes()));
        }
    }
}
