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

    /** Null until a row brings a score for each of several classes. */
    private ScoreTally scores;

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

    /**
     * Adds or takes back one labelled row of a model of several classes.
     *
     * @param classScores as {@link ScoreVectorLayout#write} made them; null if there are none
     * @param predictedClass canonical text; null if the model decided on none
     * @param label canonical text
     * @param sign 1 to add, −1 to take back
     */
    public void add(byte[] classScores, String predictedClass, String label, int sign) {
        if (classScores != null) {
            addScores(new ScoreVector(classScores), label, sign);
        }
        add(-1, Double.NaN, predictedClass, label, sign);
    }

    private void addScores(ScoreVector vector, String label, int sign) {
        int number = vector.numberOf(label);
        if (number >= 0) {
            groups.computeIfAbsent(label, text -> new LabelGroup()).addScores(vector, number, sign);
        }
        if (scores == null) {
            scores = new ScoreTally();
        }
        scores.add(vector, vector.topIs(label), sign);
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

    /** Null where no row brought a score for each of several classes. */
    ScoreTally scores() {
        return scores;
    }

    private boolean hasClassScores() {
        return scores != null && !scores.isZero()
                || other.hasClassScores()
                || groups.values().stream().anyMatch(LabelGroup::hasClassScores);
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

    /** Returns how many rows have this label and a predicted class. */
    public long decided(String label) {
        return group(label).decided();
    }

    /** Labelled rows with a predicted class. */
    public long decided() {
        return other.decided() + groups.values().stream().mapToLong(LabelGroup::decided).sum();
    }

    /** Returns how many labelled rows were predicted as this class. */
    public long decidedAs(String predictedClass) {
        return other.predicted().get(predictedClass)
                + groups.values().stream()
                        .mapToLong(group -> group.predicted().get(predictedClass))
                        .sum();
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
        return other.isZero()
                && groups.values().stream().allMatch(LabelGroup::isZero)
                && (scores == null || scores.isZero());
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
        if (classification.scores != null) {
            scores = scores == null ? new ScoreTally() : scores;
            scores.merge(classification.scores);
        }
        cap();
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        int format = hasClassScores() ? FORMAT_WITH_DISTRIBUTIONS : FORMAT;
        out.writeByte(format);
        out.writeByte(KIND);
        out.writeVarLong(groups.values().stream().filter(group -> !group.isZero()).count());
        groups.forEach(
                (label, group) -> {
                    if (!group.isZero()) {
                        out.writeText(label);
                        group.writeTo(out, format);
                    }
                });
        other.writeTo(out, format);
        if (format == FORMAT_WITH_DISTRIBUTIONS) {
            (scores == null ? new ScoreTally() : scores).writeTo(out);
        }
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
        if (format == FORMAT_WITH_DISTRIBUTIONS) {
            tally.scores = new ScoreTally();
            tally.scores.mergeFrom(in);
        }
        return tally;
    }
}
