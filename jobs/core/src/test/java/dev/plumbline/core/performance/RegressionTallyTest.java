package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.RegressionTally.Term;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;

class RegressionTallyTest implements PerformanceTallyContract<RegressionTallyTest.Row> {
    record Row(double predicted, double actual) {}

    @Override
    public PerformanceTally empty() {
        return new RegressionTally();
    }

    @Override
    public void add(PerformanceTally tally, Row row, int sign) {
        ((RegressionTally) tally).add(row.predicted(), row.actual(), sign);
    }

    @Override
    public Arbitrary<Row> row() {
        Arbitrary<Double> values = Arbitraries.doubles().between(-1e4, 1e4).injectNull(0);
        Arbitrary<Double> actual = Arbitraries.oneOf(values, Arbitraries.of(0.0, -1.0, 1e8, 1e-6));
        return Combinators.combine(values, actual).as(Row::new);
    }

    @Override
    public double[] sums(PerformanceTally tally) {
        Term[] terms = Term.values();
        double[] sums = new double[terms.length];
        for (Term term : terms) {
            sums[term.ordinal()] = ((RegressionTally) tally).sum(term);
        }
        return sums;
    }

    @Override
    public double[] magnitudes(List<Row> rows) {
        double[] magnitudes = new double[Term.values().length];
        for (Row row : rows) {
            RegressionTally one = new RegressionTally();
            add(one, row, 1);
            for (Term term : Term.values()) {
                magnitudes[term.ordinal()] += Math.abs(one.sum(term));
            }
        }
        return magnitudes;
    }

    @Override
    public String counts(PerformanceTally tally) {
        RegressionTally regression = (RegressionTally) tally;
        BinaryWriter bins = new BinaryWriter(64);
        regression.bins().writeTo(bins);
        return "%d %d %d %s"
                .formatted(
                        regression.labelled(),
                        regression.relativeRows(),
                        regression.logRows(),
                        Arrays.toString(bins.toByteArray()));
    }

    @Example
    void aLoneCorrectionHasNoRowsAndIsNotEmpty() {
        RegressionTally correction = new RegressionTally();
        correction.add(10, 8, -1);
        correction.add(10, 9, 1);

        assertThat(correction.labelled()).isZero();
        assertThat(correction.isEmpty()).isFalse();
        assertThat(correction.sum(Term.ERROR)).isEqualTo(-1);
    }

    @Example
    void anErrorThatIsTakenBackIsGoneBesideAMuchLargerOne() {
        RegressionTally tally = new RegressionTally();
        tally.add(1e-3, 0, 1);
        tally.add(1e9, 0, 1);
        tally.add(1e9, 0, -1);

        assertThat(tally.sum(Term.ERROR)).isEqualTo(1e-3);
        // 1e-6 beside 1e18: plain sums of doubles would have lost it
        assertThat(tally.sum(Term.SQUARED_ERROR)).isEqualTo(1e-3 * 1e-3);
    }

    @Example
    void aLabelThatNobodyCanMeanBreaksNothingAndIsGoneOnceItIsCorrected() {
        for (double huge : new double[] {1e80, 1e155, -1e200, Double.MAX_VALUE}) {
            RegressionTally tally = ordinary();
            tally.add(12, huge, 1);
            addQuantiles(tally, -huge, huge, 1);
            assertThat(estimates(tally))
                    .as("with %s", huge)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(each -> assertThat(each.value()).isFinite());

            RegressionTally correction = new RegressionTally();
            correction.add(12, huge, -1);
            addQuantiles(correction, -huge, huge, -1);
            tally.merge(PerformanceTally.fromBytes(correction.toBytes()));
            assertThat(estimates(tally)).as("without %s", huge).isEqualTo(estimates(ordinary()));
        }
    }

    @Example
    void manySentinelsThatAreCorrectedLeaveTheValuesInAllDigits() {
        RegressionTally tally = ordinary();
        for (int sign : new int[] {1, -1}) {
            for (int row = 0; row < 100; row++) {
                tally.add(row * 0.1, 9_999_999_999.0, sign);
                addQuantiles(tally, row * 0.1, 9_999_999_999.0, sign);
            }
        }
        assertThat(estimates(tally))
                .extracting(MetricEstimate::value)
                .isEqualTo(estimates(ordinary()).stream().map(MetricEstimate::value).toList());
    }

    private static RegressionTally ordinary() {
        RegressionTally tally = new RegressionTally();
        for (int row = 0; row < 50; row++) {
            tally.add(row, row % 7, 1);
            addQuantiles(tally, row, row % 7, 1);
        }
        return tally;
    }

    private static List<MetricEstimate> estimates(RegressionTally tally) {
        return new PerformanceMetrics(Task.REGRESSION, List.of(), ScoreGrid.of(List.of()))
                .of(tally);
    }

    private static void addQuantiles(
            RegressionTally tally, double middle, double actual, int sign) {
        Map<String, Double> quantiles = Map.of("0.1", middle - 1, "0.5", middle, "0.9", -middle);
        tally.addQuantiles(PredictedQuantiles.write(quantiles), actual, sign);
    }

    @Example
    void countsOnlyRowsThatHaveARelativeOrALogError() {
        RegressionTally tally = new RegressionTally();
        tally.add(1, 0, 1);
        tally.add(-2, 3, 1);
        tally.add(2, 4, 1);

        assertThat(tally.relativeRows()).isEqualTo(2);
        assertThat(tally.logRows()).isEqualTo(2);
        assertThat(tally.labelled()).isEqualTo(3);
    }

    @Example
    void refusesATallyOfAnotherTask() {
        assertThatThrownBy(() -> empty().merge(new ClassificationTally()))
                .hasMessageContaining("must be merged with another");
        assertThatThrownBy(() -> new ClassificationTally().merge(empty()))
                .hasMessageContaining("must be merged with another");
    }
}
