package dev.plumbline.core.evaluation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.statistics.CellGroups;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * At most 32 groups of a feature's cells, so that many slices of an evaluation set (the hours of a
 * week, the categories of a segment) can each keep a distribution of their own in little space.
 * They follow from the whole evaluation set's counts alone, so they need not be stored.
 *
 * <p>Numbers, ascending: below the smallest value; groups of about equal mass, in which a value
 * that holds much of it stands alone; above the largest; and, if there are any, the cells between
 * them that the evaluation set never held. Categories: the 30 most frequent, by falling count; the
 * rest, if there are more; and last the unseen.
 */
public final class CoarseCells {
    /** Most groups of a feature. */
    public static final int MOST = 32;

    private final int[] groupOfCell;
    private final int groups;
    private final boolean ordered;

    private CoarseCells(int[] groupOfCell, boolean ordered) {
        this.groupOfCell = groupOfCell;
        this.groups = 1 + Arrays.stream(groupOfCell).max().orElse(0);
        this.ordered = ordered;
    }

    /**
     * Groups the cells of a feature.
     *
     * @param evaluation all rows of the evaluation set
     */
    public static CoarseCells of(FeatureProfile evaluation) {
        return of(evaluation.counts(), isOrdered(evaluation.bins()));
    }

    /** Groups cells by all rows of the evaluation set, ascending cells or else categories. */
    static CoarseCells of(long[] counts, boolean ordered) {
        return new CoarseCells(ordered ? ofNumbers(counts) : ofCategories(counts), ordered);
    }

    static boolean isOrdered(Bins bins) {
        return bins instanceof NumericBins;
    }

    private static int[] ofNumbers(long[] counts) {
        int last = counts.length - 1;
        int[] inner = CellGroups.equalMass(Arrays.copyOfRange(counts, 1, last), MOST - 3);
        int[] groups = new int[counts.length];
        for (int cell = 1; cell < last; cell++) {
            groups[cell] = 1 + inner[cell - 1];
        }
        int above = 1 + Arrays.stream(groups).max().orElse(0);
        groups[last] = above;
        for (int cell = 1; cell < last; cell++) {
            groups[cell] = counts[cell] == 0 ? above + 1 : groups[cell];
        }
        return groups;
    }

    private static int[] ofCategories(long[] counts) {
        int unseen = counts.length - 1;
        int[] byFrequency =
                IntStream.range(0, unseen)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer cell) -> -counts[cell]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        // one for the rest, unless the last that fits is all the rest
        int alone = unseen <= MOST - 1 ? unseen : MOST - 2;
        int[] groups = new int[counts.length];
        for (int rank = 0; rank < unseen; rank++) {
            groups[byFrequency[rank]] = Math.min(rank, alone);
        }
        groups[unseen] = Math.min(unseen, alone + 1);
        return groups;
    }

    /** Groups, 1 to {@value #MOST}. */
    public int size() {
        return groups;
    }

    /** Whether the groups ascend, as numbers do. */
    public boolean isOrdered() {
        return ordered;
    }

    /** Returns the group of a cell. */
    public int groupOf(int cell) {
        return groupOfCell[cell];
    }

    /**
     * Returns rows per group.
     *
     * @param counts rows per cell
     * @throws IllegalArgumentException if the counts are of another number of cells
     */
    public long[] fold(long[] counts) {
        if (counts.length != groupOfCell.length) {
            throw new IllegalArgumentException(
                    "counts must be of %d cells, got %d"
                            .formatted(groupOfCell.length, counts.length));
        }
        long[] folded = new long[groups];
        for (int cell = 0; cell < counts.length; cell++) {
            folded[groupOfCell[cell]] += counts[cell];
        }
        return folded;
    }

    /** Appends rows per group, one to two bytes each as a rule. */
    public void write(BinaryWriter out, long[] folded) {
        if (folded.length != groups) {
            throw new IllegalArgumentException(
                    "counts must be of %d groups, got %d".formatted(groups, folded.length));
        }
        for (long count : folded) {
            out.writeVarLong(count);
        }
    }

    /** Reads what {@link #write} wrote of the same groups. */
    public long[] read(BinaryReader in) {
        long[] folded = new long[groups];
        for (int group = 0; group < groups; group++) {
            folded[group] = in.readVarLong();
        }
        return folded;
    }
}
