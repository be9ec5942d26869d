package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to a walk down one tree after another. */
class TreeSumTest {
    private static final int SLOTS = 5;
    private static final int HIGHEST_RANK = 256;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 100})
    void addsWhatEveryTreeSaysInTheirOrder(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<RegressionTree> trees =
                Stream.generate(() -> tree(random, random.nextInt(31))).limit(count).toList();
        TreeSum sum = new TreeSum(trees);
        for (int row = 0; row < 1_000; row++) {
            int[] ranks = random.ints(SLOTS, 0, HIGHEST_RANK + 1).toArray();
            double expected = 0.25;
            for (RegressionTree tree : trees) {
                expected += walked(tree, ranks);
            }
            assertThat(sum.plus(0.25, ranks)).isEqualTo(expected);
        }
    }

    /** A tree with so many splits, each in place of a leaf drawn by lot. */
    private static RegressionTree tree(SplittableRandom random, int count) {
        List<Long> splits = new ArrayList<>();
        List<int[]> parents = new ArrayList<>();
        parents.add(new int[] {-1, 0});
        for (int split = 0; split < count; split++) {
            int leaf = random.nextInt(parents.size());
            int[] parent = parents.get(leaf);
            if (parent[0] >= 0) {
                splits.set(
                        parent[0],
                        RegressionTree.withChild(splits.get(parent[0]), parent[1] == 0, split));
            }
            splits.add(
                    RegressionTree.split(
                            random.nextInt(SLOTS), random.nextInt(256), ~leaf, ~parents.size()));
            parents.set(leaf, new int[] {split, 0});
            parents.add(new int[] {split, 1});
        }
        float[] values = new float[count + 1];
        for (int leaf = 0; leaf < values.length; leaf++) {
            values[leaf] = (float) random.nextDouble(-1, 1);
        }
        return new RegressionTree(splits.stream().mapToLong(Long::longValue).toArray(), values);
    }

    private static float walked(RegressionTree tree, int[] ranks) {
        int at = tree.splits().length == 0 ? ~0 : 0;
        while (at >= 0) {
            long split = tree.splits()[at];
            boolean left = ranks[(int) (split >>> 24)] <= (split >>> 16 & 0xFF);
            at = (byte) (left ? split >>> 8 : split);
        }
        return tree.values()[~at];
    }

    @Test
    void refusesMoreTreesThanItsNodesCanCount() {
        SplittableRandom random = new SplittableRandom(1);
        RegressionTree tree = tree(random, 30);
        List<RegressionTree> many = Stream.generate(() -> tree).limit(1_200).toList();
        assertThatThrownBy(() -> new TreeSum(many))
                .hasMessageContaining("must have at most 65535 splits and leaves together, got");
    }
}
