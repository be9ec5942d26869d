package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The car-price estimates that NannyML's documentation prints, which LightGBM made. */
class CarPriceTest {
    private static final int CHUNK = 6000;
    private static final double PERCENT = 2.5;
    private static final List<String> TEXTS = List.of("fuel", "transmission");
    private static final GoldenTable PUBLISHED = GoldenTable.read("car_price_dle.csv");
    private static final GoldenTable REALISED = GoldenTable.read("car_price_realised.csv");
    private static final GoldenTable REFERENCE = GoldenTable.read("car_price_reference.csv.gz");
    private static final ProfileLayout LAYOUT = layout();
    private static final LossEstimator ESTIMATOR = fitted();
    private static final List<Map<PerformanceMetric, PerformanceEstimate>> ESTIMATES = estimates();

    /** The cells that a baseline of the reference rows has. */
    private static ProfileLayout layout() {
        BaselineBuilder builder =
                new BaselineBuilder(
                        MonitorFixture.of(Task.REGRESSION).window(WindowSpec.ofRows(CHUNK)).build(),
                        "1");
        for (int row = 0; row < REFERENCE.rows().size(); row++) {
            Output output = Output.ofValue(REFERENCE.number(row, "y_pred"));
            builder.add(Instant.ofEpochSecond(row), features(REFERENCE, row), output, null);
        }
        return builder.build().layout();
    }

    private static Map<String, Object> features(GoldenTable table, int row) {
        Map<String, Object> features = new HashMap<>();
        for (String column : table.columns()) {
            if (!column.startsWith("y_")) {
                boolean text = TEXTS.contains(column);
                features.put(
                        column,
                        text ? (Object) table.text(row, column) : table.number(row, column));
            }
        }
        return features;
    }

    private static LossEstimator fitted() {
        short[][] cells = new short[LAYOUT.size()][REFERENCE.rows().size()];
        FeatureRow features = new FeatureRow(LAYOUT);
        for (int row = 0; row < REFERENCE.rows().size(); row++) {
            read(features, REFERENCE, row);
            for (int slot = 0; slot < cells.length; slot++) {
                cells[slot][row] = (short) features.bin(slot);
            }
        }
        return LossEstimator.fit(
                new RegressionEvaluation(
                        IntStream.range(0, LAYOUT.size()).mapToObj(LAYOUT::bins).toList(),
                        cells,
                        REFERENCE.numbers("y_pred"),
                        REFERENCE.numbers("y_true"),
                        REFERENCE.chunks(CHUNK)));
    }

    private static void read(FeatureRow features, GoldenTable table, int row) {
        features.clear();
        features(table, row).forEach((name, value) -> features.value(LAYOUT.slotOf(name), value));
        features.number(LAYOUT.slotOf(Baseline.VALUE), table.number(row, "y_pred"));
    }

    private static List<Map<PerformanceMetric, PerformanceEstimate>> estimates() {
        GoldenTable monitored = GoldenTable.read("car_price_monitoring.csv.gz");
        FeatureRow features = new FeatureRow(LAYOUT);
        List<Map<PerformanceMetric, PerformanceEstimate>> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < 10; chunk++) {
            LossTally whole = new LossTally();
            for (int half = 0; half < 2; half++) {
                LossTally part = new LossTally();
                int start = chunk * CHUNK + half * CHUNK / 2;
                for (int row = start; row < start + CHUNK / 2; row++) {
                    read(features, monitored, row);
                    ESTIMATOR.add(part, features);
                }
                whole.merge(LossTally.fromBytes(part.toBytes()));
            }
            chunks.add(
                    ESTIMATOR.estimate(whole).stream()
                            .collect(
                                    Collectors.toMap(
                                            estimate -> estimate.reference().metric(),
                                            Function.identity())));
        }
        return chunks;
    }

    @ParameterizedTest
    @EnumSource(names = {"RMSE", "RMSLE"})
    void estimatesAreNearThePublishedOnesAndAlertTheSameChunks(PerformanceMetric metric) {
        String name = metric.text();
        for (int chunk = 0; chunk < 10; chunk++) {
            PerformanceEstimate estimate = ESTIMATES.get(chunk).get(metric);
            assertThat(estimate.value())
                    .isCloseTo(PUBLISHED.number(chunk, name + ".value"), withinPercentage(PERCENT));
            assertThat(estimate.alerts())
                    .as("%s alerts in chunk %d", name, chunk)
                    .isEqualTo(PUBLISHED.text(chunk, name + ".alert").equals("True"));
            assertThat(estimate.n()).isEqualTo(CHUNK);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MAE", "MSE", "RMSE", "MAPE", "RMSLE"})
    void samplingErrorsAndThresholdsArePublishedOnes(PerformanceMetric metric) {
        MetricReference reference = ESTIMATES.get(0).get(metric).reference();
        for (String column : List.of("sampling_error", "upper_threshold", "lower_threshold")) {
            double expected = REALISED.number(0, metric.text() + "." + column);
            double actual =
                    switch (column) {
                        case "sampling_error" -> reference.samplingError(CHUNK);
                        case "upper_threshold" -> reference.upperThreshold();
                        default -> reference.lowerThreshold();
                    };
            assertThat(actual).as(column).isCloseTo(expected, within(6e-6 * expected));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MAE", "MSE", "MAPE"})
    void otherEstimatesAreNearWhatIsRealised(PerformanceMetric metric) {
        for (int chunk = 0; chunk < 10; chunk++) {
            assertThat(ESTIMATES.get(chunk).get(metric).value())
                    .isCloseTo(
                            REALISED.number(chunk, metric.text() + ".value"), withinPercentage(9));
        }
    }

    @Test
    void aModelIsSmallAndReadBackFromItsBytes() {
        assertThat(ESTIMATOR.models()).extracting(LossModel::loss).containsExactly(Loss.values());
        for (LossModel model : ESTIMATOR.models()) {
            byte[] bytes = model.toBytes();
            assertThat(bytes).hasSizeLessThan(30_000);
            assertThat(LossModel.fromBytes(bytes)).isEqualTo(model);
        }
    }
}
