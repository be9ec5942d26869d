package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Estimates of a model of three classes equal those of NannyML on stored rows. */
class MulticlassGoldenTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final int REFERENCE = 4_000;
    private static final int CHUNK = 500;

    private static GoldenTable rows;
    private static MulticlassEstimator estimator;

    @BeforeAll
    static void fit() {
        rows = GoldenTable.read("multiclass.csv.gz");
        int[] reference = IntStream.range(0, REFERENCE).toArray();
        estimator =
                MulticlassEstimator.fit(
                        new MulticlassEvaluation(
                                CLASSES.stream()
                                        .map(name -> Arrays.copyOf(rows.numbers(name), REFERENCE))
                                        .toArray(double[][]::new),
                                numbers("decided", reference),
                                numbers("label", reference),
                                Arrays.copyOf(rows.chunks(CHUNK), REFERENCE)));
    }

    private static int[] numbers(String column, int[] of) {
        return Arrays.stream(of).map(row -> CLASSES.indexOf(rows.text(row, column))).toArray();
    }

    private static List<PerformanceEstimate> chunk(int number) {
        MulticlassTally tally = estimator.emptyTally();
        int first = REFERENCE + CHUNK * number;
        for (int row = first; row < first + CHUNK; row++) {
            int at = row;
            estimator.add(
                    tally,
                    CLASSES.stream().mapToDouble(name -> rows.number(at, name)).toArray(),
                    CLASSES.indexOf(rows.text(row, "decided")));
        }
        return estimator.estimate(List.of(tally.toBytes()));
    }

    /** Rows of one score count as tied in ROC AUC; theirs puts them in some order. */
    @Test
    void valuesThresholdsErrorsAndAlertsAreThose() {
        GoldenTable expected = GoldenTable.read("multiclass-expected.csv");
        for (int row = 0; row < expected.rows().size(); row++) {
            String metric = expected.text(row, "metric");
            PerformanceEstimate estimate =
                    chunk((int) expected.number(row, "chunk")).stream()
                            .filter(each -> each.reference().metric().text().equals(metric))
                            .findFirst()
                            .orElseThrow();
            assertThat(estimate.value())
                    .as(metric)
                    .isCloseTo(
                            expected.number(row, "value"),
                            within(metric.equals("macro_roc_auc") ? 1e-5 : 1e-9));
            assertThat(estimate.reference().lowerThreshold())
                    .as(metric)
                    .isCloseTo(expected.number(row, "lower_threshold"), within(1e-9));
            assertThat(estimate.reference().upperThreshold())
                    .as(metric)
                    .isCloseTo(expected.number(row, "upper_threshold"), within(1e-9));
            assertThat(estimate.alerts())
                    .as(metric)
                    .isEqualTo(expected.text(row, "alert").equals("true"));
        }
    }

    /** Ours takes the classes for independent, theirs draws samples for some measures. */
    @Test
    void samplingErrorsAreNearThoseAndNotSmaller() {
        GoldenTable expected = GoldenTable.read("multiclass-expected.csv");
        for (int row = 0; row < expected.rows().size(); row++) {
            String metric = expected.text(row, "metric");
            for (MetricReference reference : estimator.references()) {
                if (reference.metric().text().equals(metric)) {
                    assertThat(
                                    reference.samplingError(CHUNK)
                                            / expected.number(row, "sampling_error"))
                            .as(metric)
                            .isBetween(0.95, 1.4);
                }
            }
        }
    }
}
