package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.performance.PerformanceMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The car-loan estimates that NannyML's documentation prints, to their last digit. */
class CarLoanTest {
    private static final int CHUNK = 5000;
    private static final double PRINTED = 2e-6;
    private static final GoldenTable PUBLISHED = GoldenTable.read("car_loan_cbpe.csv");
    private static final GoldenTable REALISED = GoldenTable.read("car_loan_realised.csv");
    private static final GoldenTable MONITORED = GoldenTable.read("car_loan_monitoring.csv.gz");
    private static final BinaryEstimator ESTIMATOR = fitted();
    private static final List<Map<PerformanceMetric, PerformanceEstimate>> ESTIMATES = estimates();

    private static BinaryEstimator fitted() {
        GoldenTable reference = GoldenTable.read("car_loan_reference.csv.gz");
        return BinaryEstimator.fit(
                new BinaryEvaluation(
                        reference.numbers("y_pred_proba"),
                        reference.truths("y_pred"),
                        reference.truths("repaid"),
                        reference.chunks(CHUNK)));
    }

    private static List<Map<PerformanceMetric, PerformanceEstimate>> estimates() {
        List<Map<PerformanceMetric, PerformanceEstimate>> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < 10; chunk++) {
            chunks.add(
                    ESTIMATOR.estimate(tally(chunk)).stream()
                            .collect(
                                    Collectors.toMap(
                                            estimate -> estimate.reference().metric(),
                                            Function.identity())));
        }
        return chunks;
    }

    /** Counts a chunk in two halves that are carried as bytes. */
    private static CbpeTally tally(int chunk) {
        CbpeTally whole = new CbpeTally();
        for (int half = 1; half >= 0; half--) {
            CbpeTally part = new CbpeTally();
            int start = chunk * CHUNK + half * CHUNK / 2;
            for (int row = start; row < start + CHUNK / 2; row++) {
                boolean decided = MONITORED.number(row, "y_pred") == 1;
                ESTIMATOR.add(
                        part,
                        MONITORED.number(row, "y_pred_proba"),
                        decided ? Decision.POSITIVE : Decision.NEGATIVE);
            }
            whole.merge(CbpeTally.fromBytes(part.toBytes()));
        }
        return whole;
    }

    @Test
    void scoresAreCalibratedByFewSteps() {
        assertThat(ESTIMATOR.calibrator().isIdentity()).isFalse();
        assertThat(ESTIMATOR.calibrator().scores()).hasSizeLessThanOrEqualTo(101);
    }

    @ParameterizedTest
    @EnumSource(names = {"ROC_AUC", "ACCURACY", "F1"})
    void estimatesThresholdsAndAlertsArePublishedOnes(PerformanceMetric metric) {
        String name = metric.text();
        for (int chunk = 0; chunk < 10; chunk++) {
            PerformanceEstimate estimate = ESTIMATES.get(chunk).get(metric);
            assertPrinted(estimate.value(), PUBLISHED, chunk, name + ".value");
            assertPrinted(
                    estimate.reference().upperThreshold(),
                    PUBLISHED,
                    chunk,
                    name + ".upper_threshold");
            assertPrinted(
                    estimate.reference().lowerThreshold(),
                    PUBLISHED,
                    chunk,
                    name + ".lower_threshold");
            assertThat(estimate.alerts())
                    .isEqualTo(PUBLISHED.text(chunk, name + ".alert").equals("True"))
                    .isEqualTo(chunk >= 5);
            assertThat(estimate.n()).isEqualTo(CHUNK);
            assertThat(estimate.errorBound()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCURACY", "PRECISION", "RECALL", "SPECIFICITY", "F1"})
    void samplingErrorsAndThresholdsOfDecisionsArePublishedOnes(PerformanceMetric metric) {
        PerformanceEstimate estimate = ESTIMATES.get(0).get(metric);
        String name = metric.text();
        double error = estimate.reference().samplingError(CHUNK);
        assertThat(error).isCloseTo(REALISED.number(0, name + ".sampling_error"), within(1e-8));
        assertPrinted(
                estimate.reference().upperThreshold(), REALISED, 0, name + ".upper_threshold");
        assertPrinted(
                estimate.reference().lowerThreshold(), REALISED, 0, name + ".lower_threshold");
        assertThat(estimate.band().upper() - estimate.value()).isCloseTo(3 * error, within(1e-11));
    }

    @Test
    void samplingErrorOfTheAreaTreatsTiesAsHalvesWhichPublishedOneOrdersAtWill() {
        double error =
                ESTIMATES.get(0).get(PerformanceMetric.ROC_AUC).reference().samplingError(CHUNK);
        assertThat(error).isCloseTo(REALISED.number(0, "roc_auc.sampling_error"), within(5e-6));
    }

    @Test
    void expectedConfusionIsThePublishedOne() {
        GoldenTable published = GoldenTable.read("car_loan_cbpe_confusion.csv");
        for (int chunk = 0; chunk < 10; chunk++) {
            CbpeTally tally = tally(chunk);
            assertPrinted(
                    tally.positives(Decision.POSITIVE) / CHUNK,
                    published,
                    chunk,
                    "true_positive.value");
            assertPrinted(
                    tally.negatives(Decision.POSITIVE) / CHUNK,
                    published,
                    chunk,
                    "false_positive.value");
            assertPrinted(
                    tally.positives(Decision.NEGATIVE) / CHUNK,
                    published,
                    chunk,
                    "false_negative.value");
            assertPrinted(
                    tally.negatives(Decision.NEGATIVE) / CHUNK,
                    published,
                    chunk,
                    "true_negative.value");
        }
    }

    private static void assertPrinted(double actual, GoldenTable table, int chunk, String column) {
        assertThat(actual)
                .as("%s of chunk %d", column, chunk)
                .isCloseTo(table.number(chunk, column), within(PRINTED));
    }
}
