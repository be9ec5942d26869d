package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CoarseCellsTest {
    @Test
    void spreadNumbersFillGroupsOfAboutEqualMass() {
        SplittableRandom random = new SplittableRandom(1);
        NumericProfile profile =
                profile(DoubleStream.generate(random::nextDouble).limit(10_000).toArray());
        CoarseCells cells = CoarseCells.of(profile);
        long[] folded = cells.fold(profile.counts());
        assertThat(folded).hasSize(31).startsWith(0).endsWith(0);
        assertThat(Arrays.stream(folded).skip(1).limit(29))
                .allSatisfy(rows -> assertThat(rows).isBetween(300L, 390L));
        assertThat(cells.isOrdered()).isTrue();
    }

    @Test
    void groupsOfNumbersAscendBetweenBelowAndAbove() {
        SplittableRandom random = new SplittableRandom(2);
        CoarseCells cells =
                CoarseCells.of(
                        profile(DoubleStream.generate(random::nextDouble).limit(999).toArray()));
        int[] groups = IntStream.range(0, 256).map(cells::groupOf).toArray();
        assertThat(groups).isSorted().startsWith(0).endsWith(30);
    }

    @Test
    void aValueOfMuchMassStandsAlone() {
        double[] values =
                IntStream.range(0, 4000).mapToDouble(i -> i % 2 == 0 ? 7 : i / 100.0).toArray();
        NumericProfile profile = profile(values);
        CoarseCells cells = CoarseCells.of(profile);
        assertThat(cells.fold(profile.counts())[cells.groupOf(profile.bins().cellOf(7))])
                .isEqualTo(2000);
    }

    @Test
    void whatTheEvaluationNeverHeldBetweenItsValuesIsApart() {
        NumericProfile profile =
                profile(IntStream.range(0, 1000).mapToDouble(i -> i % 10).toArray());
        CoarseCells cells = CoarseCells.of(profile);
        int between = cells.groupOf(profile.bins().cellOf(4.5));
        assertThat(between).isEqualTo(cells.size() - 1);
        assertThat(cells.groupOf(profile.bins().cellOf(0.5))).isEqualTo(between);
        assertThat(cells.groupOf(profile.bins().cellOf(99))).isEqualTo(between - 1);
        assertThat(cells.fold(profile.counts())[between]).isZero();
    }

    @Test
    void fewCategoriesKeepAGroupEach() {
        CategoryProfile profile = categories(new long[] {5, 50, 20, 1});
        CoarseCells cells = CoarseCells.of(profile);
        assertThat(cells.isOrdered()).isFalse();
        assertThat(cells.fold(profile.counts())).containsExactly(50, 20, 5, 1);
    }

    @Test
    void manyCategoriesKeepTheMostFrequentAndShareOneForTheRest() {
        long[] counts = IntStream.rangeClosed(0, 100).mapToLong(i -> 10 + i).toArray();
        counts[100] = 3;
        CategoryProfile profile = categories(counts);
        CoarseCells cells = CoarseCells.of(profile);
        long[] folded = cells.fold(counts);
        assertThat(folded).hasSize(32).startsWith(109, 108, 107).endsWith(3);
        assertThat(folded[30]).as("70 rare ones").isEqualTo(IntStream.range(10, 80).sum());
    }

    @Test
    void theLastCategoryThatFitsNeedsNoRest() {
        long[] counts = new long[32];
        Arrays.fill(counts, 4);
        assertThat(CoarseCells.of(categories(counts)).fold(counts)).isEqualTo(counts);
    }

    @Test
    void aFeatureWithoutValuesHasGroupsToo() {
        NumericProfile empty = NumericBins.of(new double[] {0}, 0).emptyProfile();
        assertThat(CoarseCells.of(empty).fold(empty.counts())).containsOnly(0);
        CategoryProfile none = CategoryBins.of(List.of()).emptyProfile();
        assertThat(CoarseCells.of(none).fold(none.counts())).containsExactly(0);
    }

    @Test
    void countsOfOtherCellsAreRefused() {
        CoarseCells cells = CoarseCells.of(categories(new long[] {1, 2, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cells.fold(new long[4]))
                .withMessage("counts must be of 3 cells, got 4");
    }

    @Property
    void foldingKeepsEveryRowAndBytesBringItBack(@ForAll List<Double> any) {
        double[] values = any.stream().mapToDouble(d -> d).filter(Double::isFinite).toArray();
        NumericProfile profile = profile(values);
        CoarseCells cells = CoarseCells.of(profile);
        long[] folded = cells.fold(profile.counts());
        assertThat(Arrays.stream(folded).sum()).isEqualTo(profile.present());
        assertThat(cells.size()).isLessThanOrEqualTo(CoarseCells.MOST);
        BinaryWriter out = new BinaryWriter(16);
        cells.write(out, folded);
        assertThat(cells.read(new BinaryReader(out.toByteArray()))).isEqualTo(folded);
    }

    private static NumericProfile profile(double... values) {
        NumericProfile profile = BaselineBins.numeric(values).emptyProfile();
        Arrays.stream(values).forEach(profile::add);
        return profile;
    }

    private static CategoryProfile categories(long[] counts) {
        List<String> names =
                IntStream.range(0, counts.length - 1).mapToObj(i -> "c%03d".formatted(i)).toList();
        return CategoryProfile.restore(CategoryBins.of(names), counts, 0, 0);
    }
}
