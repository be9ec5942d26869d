package dev.plumbline.core.estimation;

import java.util.Arrays;
import java.util.List;

/**
 * Trees laid out one after another, so that a row walks four of them at once: each step down a tree
 * waits for the one before, and four walks wait together. 12 bytes a split or leaf. Immutable.
 */
final class TreeSum {
    private static final int TOGETHER = 4;

    /** Leads to itself and is worth nothing. */
    private static final int NO_TREE = 0;

    /**
     * Splits and leaves: slot · 2⁴⁰ + threshold · 2³² + left · 2¹⁶ + right. A leaf leads to itself.
     */
    private final long[] nodes;

    /** By node; 0 for a split. */
    private final float[] values;

    /** First node of each tree, filled up to a multiple of four. */
    private final int[] roots;

    TreeSum(List<RegressionTree> trees) {
        int size = 1 + trees.stream().mapToInt(tree -> 2 * tree.splits().length + 1).sum();
        if (size > 1 << 16) {
            throw new IllegalArgumentException(
                    "trees must have at most 65535 splits and leaves together, got " + (size - 1));
        }
        nodes = new long[size];
        values = new float[size];
        roots = new int[(trees.size() + TOGETHER - 1) / TOGETHER * TOGETHER];
        Arrays.fill(roots, NO_TREE);
        int next = 1;
        for (int tree = 0; tree < trees.size(); tree++) {
            roots[tree] = next;
            next = lay(trees.get(tree), next);
        }
    }

    /** Lays out a tree from a node on, splits before leaves, and returns the node after it. */
    private int lay(RegressionTree tree, int first) {
        int firstLeaf = first + tree.splits().length;
        for (int split = 0; split < tree.splits().length; split++) {
            long packed = tree.splits()[split];
            int left = (byte) (packed >>> 8);
            int right = (byte) packed;
            nodes[first + split] =
                    packed >>> 24 << 40
                            | (packed >>> 16 & 0xFF) << 32
                            | (long) (left >= 0 ? first + left : firstLeaf + ~left) << 16
                            | (right >= 0 ? first + right : firstLeaf + ~right);
        }
        for (int leaf = 0; leaf < tree.values().length; leaf++) {
            long at = firstLeaf + leaf;
            nodes[firstLeaf + leaf] = at << 16 | at;
            values[firstLeaf + leaf] = tree.values()[leaf];
        }
        return firstLeaf + tree.values().length;
    }

    /**
     * Adds what all trees say of a row, in their order.
     *
     * @param start what is added to
     * @param ranks by slot, 0 to 255
     */
    double plus(double start, int[] ranks) {
        double sum = start;
        for (int tree = 0; tree < roots.length; tree += TOGETHER) {
            int a = roots[tree];
            int b = roots[tree + 1];
            int c = roots[tree + 2];
            int d = roots[tree + 3];
            boolean moved;
            do {
                int nextA = below(a, ranks);
                int nextB = below(b, ranks);
                int nextC = below(c, ranks);
                int nextD = below(d, ranks);
                moved = (a ^ nextA | b ^ nextB | c ^ nextC | d ^ nextD) != 0;
                a = nextA;
                b = nextB;
                c = nextC;
                d = nextD;
            } while (moved);
            sum = sum + values[a] + values[b] + values[c] + values[d];
        }
        return sum;
    }

    private int below(int at, int[] ranks) {
        long node = nodes[at];
        int room = (int) (node >>> 32 & 0xFF) - ranks[(int) (node >>> 40)];
        // 16 where there is room: a jump here would be guessed wrong every other time
        return (int) (node >>> (~(room >> 31) & 16)) & 0xFFFF;
    }
}
