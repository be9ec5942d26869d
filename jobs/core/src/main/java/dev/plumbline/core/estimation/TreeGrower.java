package dev.plumbline.core.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grows one tree leaf by leaf, always where a split lowers the sum of squares most. The same rows
 * give the same tree. Not thread-safe.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman (2001)</a>
 */
final class TreeGrower {
    /** Fewest rows of a leaf. */
    static final int FEWEST_ROWS = 20;

    private static final int MOST_LEAVES = 31;

    private final short[][] ranks;
    private final int[] counts;
    private final double[] residuals;
    private final int[] members;
    private final int[] aside;
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * Makes a grower.
     *
     * @param ranks by slot and row
     * @param counts ranks by slot
     * @param residuals by row; {@link #grow} takes from them what the tree explains
     */
    TreeGrower(short[][] ranks, int[] counts, double[] residuals) {
        this.ranks = ranks;
        this.counts = counts;
        this.residuals = residuals;
        this.members = new int[residuals.length];
        this.aside = new int[residuals.length];
    }

    /** A leaf that may still be split; its rows are members from one position to before another. */
    private static final class Leaf {
        private int to;
        private final int from;
        private RankHistogram histogram;
        private RankHistogram.Split split;

        /** The split that leads here, and whether by its left side; −1 at the root. */
        private int parent = -1;

        private boolean isLeft;

        Leaf(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int rows() {
            return to - from;
        }

        double gain() {
            return split == null ? 0 : split.gain();
        }
    }

    /**
     * Grows a tree whose leaves hold a share of the mean residual of their rows.
     *
     * @param rate the share, above 0 and at most 1
     */
    RegressionTree grow(double rate) {
        Arrays.setAll(members, row -> row);
        leaves.clear();
        Leaf root = new Leaf(0, members.length);
        root.histogram = new RankHistogram(counts);
        root.histogram.add(ranks, residuals, members, 0, members.length);
        root.split = root.histogram.best(FEWEST_ROWS);
        leaves.add(root);
        long[] splits = new long[MOST_LEAVES - 1];
        int count = 0;
        for (; count < splits.length; count++) {
            int chosen = mostGaining();
            Leaf leaf = leaves.get(chosen);
            if (leaf.gain() <= 0) {
                break;
            }
            if (leaf.parent >= 0) {
                splits[leaf.parent] =
                        RegressionTree.withChild(splits[leaf.parent], leaf.isLeft, count);
            }
            splits[count] =
                    RegressionTree.split(
                            leaf.split.slot(), leaf.split.threshold(), ~chosen, ~leaves.size());
            divide(leaf, count);
        }
        return new RegressionTree(Arrays.copyOf(splits, count), values(rate));
    }

    private int mostGaining() {
        return IntStream.range(0, leaves.size())
                .reduce((best, i) -> leaves.get(i).gain() > leaves.get(best).gain() ? i : best)
                .orElseThrow();
    }

    /** Makes a leaf the left side of its split, and adds the right side. */
    private void divide(Leaf leaf, int split) {
        Leaf added = new Leaf(partition(leaf), leaf.to);
        leaf.to = added.from;
        leaf.parent = split;
        leaf.isLeft = true;
        added.parent = split;
        leaves.add(added);
        Leaf smaller = leaf.rows() < added.rows() ? leaf : added;
        Leaf larger = smaller == leaf ? added : leaf;
        RankHistogram both = leaf.histogram;
        smaller.histogram = new RankHistogram(counts);
        smaller.histogram.add(ranks, residuals, members, smaller.from, smaller.to);
        both.subtract(smaller.histogram);
        larger.histogram = both;
        leaf.split = leaf.histogram.best(FEWEST_ROWS);
        added.split = added.histogram.best(FEWEST_ROWS);
    }

    /** Moves the rows of the right side behind those of the left, and returns where they begin. */
    private int partition(Leaf leaf) {
        short[] rank = ranks[leaf.split.slot()];
        int left = leaf.from;
        int moved = 0;
        for (int i = leaf.from; i < leaf.to; i++) {
            if (rank[members[i]] <= leaf.split.threshold()) {
                members[left++] = members[i];
            } else {
                aside[moved++] = members[i];
            }
        }
        System.arraycopy(aside, 0, members, left, moved);
        return left;
    }

    private float[] values(double rate) {
        float[] values = new float[leaves.size()];
        for (int number = 0; number < values.length; number++) {
            Leaf leaf = leaves.get(number);
            double sum = 0;
            for (int i = leaf.from; i < leaf.to; i++) {
                sum += residuals[members[i]];
            }
            values[number] = (float) (rate * sum / leaf.rows());
            for (int i = leaf.from; i < leaf.to; i++) {
                residuals[members[i]] -= values[number];
            }
        }
        return values;
    }
}
