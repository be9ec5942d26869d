package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by label, predicted class and score cell, and sums of the scores. Labels and classes are
 * compared as {@link dev.plumbline.core.model.CanonicalText}.
 *
 * <p>At most {@link #MOST_TEXTS} distinct labels are kept by name: the first in order of their
 * characters, whatever the order of arrival, so that partial tallies still merge to one answer. The
 * rest share the group {@link #OTHER}, in which hits still count.
 */
public final class ClassificationTally implements PerformanceTally {
    static final int KIND = 1;

    /** Most distinct labels, and most predicted classes per label, kept by name. */
    public static final int MOST_TEXTS = 256;

    /** Stands for all labels beyond {@link #MOST_TEXTS}. */
    public static final String OTHER = "(other)";

    private static final LabelGroup NOTHING = new LabelGroup();

    private final TreeMap<String, LabelGroup> groups = new TreeMap<>();
    private final LabelGroup other = new LabelGroup();

    /**
     * Adds or takes back one labelled row.
     *
     * @param scoreCell cell of the score in the baseline's {@link ScoreGrid}; −1 without a score
     * @param score probability of the positive class; NaN without a score
     * @param predictedClass canonical text; null if the model decided on none
     * @param label canonical text
     * @param sign 1 to add, −1 to take back
     */
    public void add(int scoreCell, double score, String predictedClass, String label, int sign) {
        PerformanceTally.requireSign(sign);
        groups.computeIfAbsent(label, text -> new LabelGroup())
                .add(scoreCell, score, predictedClass, label.equals(predictedClass), sign);
        cap();
    }

    private void cap() {
        while (groups.size() > MOST_TEXTS) {
            other.merge(groups.pollLastEntry().getValue());
        }
    }

    /** Returns what is known of one label; an empty group if it was never seen. */
    LabelGroup group(String label) {
        return groups.getOrDefault(label, NOTHING);
    }

    /** All groups, that of {@link #OTHER} among them if it holds anything. */
    Map<String, LabelGroup> groups() {
        TreeMap<String, LabelGroup> all = new TreeMap<>(groups);
        if (!other.isZero()) {
            all.put(OTHER, other);
        }
        return all;
    }

    /** Returns how many rows have a label and a predicted class. */
    public long count(String label, String predictedClass) {
        return group(label).predicted().get(predictedClass);
    }

    /** Returns how many rows have this label. */
    public long labelled(String label) {
        return group(label).rows();
    }

    /** Returns how many rows have a label beyond {@link #MOST_TEXTS}, whose name is not kept. */
    public long labelledOther() {
        return other.rows();
    }

    /** Labelled rows with a predicted class. */
    public long decided() {
        return other.decided() + groups.values().stream().mapToLong(LabelGroup::decided).sum();
    }

    /** Those of them whose predicted class is not the label. */
    public long errors() {
        long hits = groups.values().stream().mapToLong(LabelGroup::hits).sum();
        return decided() - other.hits() - hits;
    }

    @Override
    public long labelled() {
        return other.rows() + groups.values().stream().mapToLong(LabelGroup::rows).sum();
    }

    @Override
    public boolean isEmpty() {
        return other.isZero() && groups.values().stream().allMatch(LabelGroup::isZero);
    }

    @Override
    public void merge(PerformanceTally tally) {
        if (!(tally instanceof ClassificationTally classification)) {
            throw new IllegalArgumentException(
                    "a classification tally must be merged with another, got " + tally.getClass());
        }
        classification.groups.forEach(
                (label, group) ->
                        groups.computeIfAbsent(label, text -> new LabelGroup()).merge(group));
        other.merge(classification.other);
        cap();
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        out.writeByte(FORMAT);
        out.writeByte(KIND);
        out.writeVarLong(groups.values().stream().filter(group -> !group.isZero()).count());
        groups.forEach(
                (label, group) -> {
                    if (!group.isZero()) {
                        out.writeText(label);
                        group.writeTo(out);
                    }
                });
        other.writeTo(out);
        return out.toByteArray();
    }

    static ClassificationTally readFrom(BinaryReader in, int format) {
        ClassificationTally tally = new ClassificationTally();
        for (long left = in.readVarLong(); left > 0; left--) {
            LabelGroup group = new LabelGroup();
            tally.groups.put(in.readText(), group);
            group.mergeFrom(in, format);
        }
        tally.other.mergeFrom(in, format);
        return tally;
    }
}
