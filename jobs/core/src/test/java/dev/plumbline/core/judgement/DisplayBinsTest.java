package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Distribution;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisplayBinsTest {

    private static Distribution show(
            Bins bins, IntFunction<Object> evaluation, int rows, IntFunction<Object> window) {
        return show("x", bins, evaluation, rows, window);
    }

    private static Distribution show(
            String feature,
            Bins bins,
            IntFunction<Object> evaluation,
            int rows,
            IntFunction<Object> window) {
        ProfileLayout layout = Rows.layout(feature, bins);
        ModelProfile evaluated =
                Rows.profile(layout, 1_000, row -> new Object[] {evaluation.apply(row)});
        Baseline baseline = Rows.baseline(evaluated, Rows.INDEPENDENT);
        ModelProfile seen = Rows.profile(layout, rows, row -> new Object[] {window.apply(row)});
        return new DriftJudge(baseline, Sensitivity.DEFAULT, 0.001).distributions(seen).get(0);
    }

    @Test
    void mergesFineCellsToEvenBinsAndKeepsEveryRow() {
        Distribution shown =
                show(
                        Rows.normalBins(),
                        row -> Rows.normalQuantile((row + .5) / 1_000),
                        203,
                        row -> row == 0 ? null : row == 1 ? 7.0 : row == 2 ? -7.0 : 0.0);
        assertThat(shown.feature()).isEqualTo("x");
        assertThat(shown.bins())
                .hasSize(32)
                .doesNotHaveDuplicates()
                .startsWith("(below)")
                .endsWith("(above)", "(missing)");
        assertThat(shown.baseline()).hasSize(32);
        assertThat(shown.baseline().subList(1, 30))
                .allSatisfy(n -> assertThat(n).isBetween(25L, 45L));
        assertThat(shown.current().stream().mapToLong(n -> n).sum()).isEqualTo(203);
        assertThat(shown.current()).startsWith(1L).endsWith(1L, 1L).contains(200L);
    }

    @Test
    void namesAtomsByTheirValueAndClosesTheLastInterval() {
        NumericBins bins =
                NumericBins.of(new double[] {0, Math.nextUp(0.0), 2.5, 5, Math.nextUp(5.0)}, 0);
        Distribution shown = show(bins, row -> row % 3 == 0 ? 0.0 : row % 3 * 2.0, 9, row -> 5.0);
        assertThat(shown.bins())
                .containsExactly("(below)", "0", "(0, 2.5)", "[2.5, 5]", "(above)", "(missing)");
        assertThat(shown.current()).containsExactly(0L, 0L, 0L, 9L, 0L, 0L);
    }

    @Test
    void aSingleBoundaryHasNothingBetween() {
        Distribution shown = show(NumericBins.of(new double[] {0}, 0), row -> null, 2, row -> -1.0);
        assertThat(shown.bins()).containsExactly("(below)", "(above)", "(missing)");
        assertThat(shown.baseline()).containsExactly(0L, 0L, 1_000L);
        assertThat(shown.current()).containsExactly(2L, 0L, 0L);
    }

    /** Half of the evaluation rows have no reconstruction error, for its components are theirs. */
    @Test
    void rowsThatComponentsWereFoundOfAreNotMissing() {
        Distribution shown =
                show(
                        ReconstructionModel.FEATURE,
                        NumericBins.of(new double[] {0, 1}, 0),
                        row -> row % 2 == 0 ? null : 0.5,
                        10,
                        row -> 0.5);
        assertThat(shown.bins()).containsExactly("(below)", "[0, 1]", "(above)");
        assertThat(shown.baseline()).containsExactly(0L, 500L, 0L);
        assertThat(shown.current()).containsExactly(0L, 10L, 0L);
    }

    @Test
    void showsTheMostFrequentCategoriesFirst() {
        Distribution shown =
                show(
                        CategoryBins.of(List.of("rare", "usual")),
                        row -> row % 10 == 0 ? "rare" : "usual",
                        10,
                        row -> row == 0 ? "new" : "rare");
        assertThat(shown.bins()).containsExactly("usual", "rare", "(unseen)", "(missing)");
        assertThat(shown.baseline()).containsExactly(900L, 100L, 0L, 0L);
        assertThat(shown.current()).containsExactly(0L, 9L, 1L, 0L);
    }

    @Test
    void putsCategoriesBeyondTheMostFrequentTogether() {
        List<String> categories = IntStream.range(0, 100).mapToObj(i -> "c" + i).toList();
        Distribution shown =
                show(CategoryBins.of(categories), row -> "c" + row % 100, 100, row -> "c" + row);
        assertThat(shown.bins())
                .hasSize(32)
                .startsWith("c0", "c1")
                .endsWith("(other)", "(unseen)", "(missing)");
        assertThat(shown.current()).endsWith(71L, 0L, 0L);
        assertThat(shown.baseline()).endsWith(710L, 0L, 0L);
    }
}
