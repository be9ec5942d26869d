package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.NumericBins;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossModelTest {
    private static final int ROWS = 4000;
    private static final Bins NUMBERS =
            NumericBins.of(IntStream.range(1, 50).asDoubleStream().toArray(), 25);
    private static final Bins TEXTS = CategoryBins.of(List.of("a", "b", "c", "d"));
    private static final List<Bins> BINS = List.of(NUMBERS, TEXTS);

    @Test
    void learnsAStepAndCategoriesInWhateverOrderTheyStand() {
        short[][] cells = cells(1);
        double[] losses = losses(cells, row -> (cells[0][row] < 20 ? 1 : 5) + cells[1][row] % 2);
        LossModel model = LossModel.train(Loss.ABSOLUTE, BINS, cells, losses);

        assertThat(model.predict(new int[] {19, 0})).isCloseTo(1, within(.01));
        assertThat(model.predict(new int[] {20, 0})).isCloseTo(5, within(.01));
        assertThat(model.predict(new int[] {3, 1})).isCloseTo(2, within(.01));
        assertThat(model.predict(new int[] {40, 3})).isCloseTo(6, within(.01));
        assertThat(model.loss()).isEqualTo(Loss.ABSOLUTE);
    }

    @Test
    void missingNumbersHaveALossOfTheirOwnOnceThereAreEnough() {
        short[][] cells = cells(2);
        Arrays.fill(cells[0], 0, 200, (short) -1);
        double[] losses = losses(cells, row -> cells[0][row] < 0 ? 9 : 1);
        LossModel model = LossModel.train(Loss.ABSOLUTE, BINS, cells, losses);

        assertThat(model.predict(new int[] {-1, 0})).isCloseTo(9, within(.01));
        assertThat(model.predict(new int[] {49, 0})).isCloseTo(1, within(.01));
    }

    @Test
    void valuesNeverSeenAreTakenForCommonOnes() {
        short[][] cells = cells(3);
        double[] losses = losses(cells, row -> cells[0][row] < 40 ? 2 : 30);
        LossModel model = LossModel.train(Loss.ABSOLUTE, BINS, cells, losses);

        assertThat(model.predict(new int[] {-1, 4})).isCloseTo(2, within(.01));
        assertThat(model.predict(new int[] {10, -1})).isCloseTo(2, within(.01));
    }

    @Test
    void neverPredictsLessThanNoLoss() {
        short[][] cells = cells(4);
        SplittableRandom random = new SplittableRandom(4);
        double[] losses = losses(cells, row -> cells[0][row] < 25 ? 0 : 100 * random.nextDouble());
        LossModel model = LossModel.train(Loss.SQUARED, BINS, cells, losses);
        for (int cell = 0; cell < 50; cell++) {
            assertThat(model.predict(new int[] {cell, 0})).isNotNegative();
        }
    }

    @Test
    void keepsTheMeanWhereThereIsNothingToLearn() {
        short[][] cells = cells(5);
        LossModel equal = LossModel.train(Loss.RELATIVE, BINS, cells, losses(cells, row -> 3));
        assertThat(equal.predict(new int[] {7, 2})).isEqualTo(3);
        assertThat(equal.toBytes()).hasSizeLessThan(50);

        short[][] few = {{1, 2, 3}, {0, 1, 2}};
        LossModel small = LossModel.train(Loss.RELATIVE, BINS, few, new double[] {1, 2, 6});
        assertThat(small.predict(new int[] {1, 0})).isEqualTo(3);
    }

    @Test
    void theSameRowsGiveTheSameModelAndBytesBringItBack() {
        short[][] cells = cells(6);
        SplittableRandom random = new SplittableRandom(6);
        double[] losses = losses(cells, row -> cells[0][row] * random.nextDouble());
        LossModel model = LossModel.train(Loss.SQUARED_LOG, BINS, cells, losses);
        LossModel read = LossModel.fromBytes(model.toBytes());

        assertThat(LossModel.train(Loss.SQUARED_LOG, BINS, cells, losses)).isEqualTo(model);
        assertThat(read).isEqualTo(model).hasSameHashCodeAs(model);
        for (int cell = -1; cell < 50; cell++) {
            int[] row = {cell, cell % 5};
            assertThat(read.predict(row)).isEqualTo(model.predict(row));
        }
    }

    @Test
    void manyCategoriesShareRanks() {
        List<String> names = IntStream.range(0, 900).mapToObj(i -> "c" + i).toList();
        short[][] cells = {new short[27_000]};
        double[] losses = new double[27_000];
        for (int row = 0; row < losses.length; row++) {
            cells[0][row] = (short) (row % 900);
            losses[row] = row % 900 < 450 ? 1 : 3;
        }
        LossModel model =
                LossModel.train(Loss.ABSOLUTE, List.of(CategoryBins.of(names)), cells, losses);
        LossModel read = LossModel.fromBytes(model.toBytes());
        assertThat(read.predict(new int[] {449})).isCloseTo(1, within(.05));
        assertThat(read.predict(new int[] {450})).isCloseTo(3, within(.05));
    }

    @Test
    void refusesOtherRowsAndBytes() {
        short[][] cells = cells(7);
        LossModel model = LossModel.train(Loss.ABSOLUTE, BINS, cells, losses(cells, row -> 1));
        assertThatThrownBy(() -> model.predict(new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have the 2 slots of the baseline, got 3");
        byte[] newer = model.toBytes();
        newer[0] = 4;
        assertThatThrownBy(() -> LossModel.fromBytes(newer))
                .hasMessageContaining("loss model bytes must be of format 1, got 4");
    }

    private interface LossOfRow {
        double of(int row);
    }

    private static double[] losses(short[][] cells, LossOfRow loss) {
        return IntStream.range(0, cells[0].length).mapToDouble(loss::of).toArray();
    }

    private static short[][] cells(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        short[][] cells = new short[2][ROWS];
        for (int row = 0; row < ROWS; row++) {
            cells[0][row] = (short) random.nextInt(50);
            cells[1][row] = (short) random.nextInt(4);
        }
        return cells;
    }
}
