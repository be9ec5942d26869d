package dev.plumbline.kafka.document.monitor;

import static dev.plumbline.kafka.document.monitor.FullMonitor.FULL;
import static dev.plumbline.kafka.document.monitor.FullMonitor.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.performance.CostMatrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of a monitor that most leave at their defaults. */
class OptionsDocumentTest {
    @Test
    void readsWhatDecisionsCost() {
        String loan =
                """
                model: loan
                task: binary
                time: rows
                prediction: {score: s, class: c, classes: ["0", "1"]}
                label: {column: y, delay: 5 rows}
                windows: [{rows: 100}]
                performance: [{metric: cost, enter: 1.2}]
                """;
        Monitor monitor = read(loan + "cost: {fp: 1, fn: 10.5, tp: -2}\n");
        assertThat(monitor.options().cost()).isEqualTo(new CostMatrix(-2, 1, 10.5, 0));
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
        assertThatThrownBy(() -> read(loan))
                .hasMessageContaining("must not be cost while nobody says what decisions cost");
        assertThatThrownBy(() -> read(FULL + "cost: {fp: 1}\n"))
                .hasMessageContaining("must not be given when the task is regression");
    }

    @Test
    void estimatesPerformanceOfBinaryModelsUnlessToldOtherwise() {
        assertThat(read(FULL).options().estimates(Task.BINARY)).isTrue();
        assertThat(read(FULL).options().estimates(Task.MULTICLASS)).isTrue();
        assertThat(read(FULL).options().estimates(Task.REGRESSION)).isFalse();

        Monitor asked = read(FULL + "estimates: true\n");
        assertThat(asked.options().estimates(Task.REGRESSION)).isTrue();
        assertThat(read(MonitorDocument.toJson(asked))).isEqualTo(asked);
        assertThat(read(FULL + "estimates: false\n").options().estimates(Task.BINARY)).isFalse();
    }

    @Test
    void readsWhichEstimatesDecide() {
        Monitor all = read(FULL + "estimates: {decide: true}\n");
        assertThat(all.options().estimates(Task.REGRESSION)).isTrue();
        assertThat(all.options().estimateRule()).isEqualTo(new EstimateRule(List.of()));
        Monitor some = read(FULL + "estimates: {decide: true, metrics: [rmse, mae]}\n");
        assertThat(some.options().estimateRule())
                .isEqualTo(new EstimateRule(List.of("rmse", "mae")));
        Monitor shown = read(FULL + "estimates: {decide: false}\n");
        assertThat(shown.options().estimateRule()).isNull();
        for (Monitor written : List.of(all, some, shown)) {
            assertThat(read(MonitorDocument.toJson(written))).isEqualTo(written);
        }
        assertThatThrownBy(() -> read(FULL + "estimates: {decide: true, metrics: [rsme]}\n"))
                .hasMessageContaining(
                        "must be one of mae, mse, rmse, mape, rmsle, which is what can be estimated when the task is regression, got 'rsme'; the nearest is rmse");
        assertThatThrownBy(() -> read(FULL + "estimates: {metrics: [rmse]}\n"))
                .hasMessageContaining("must not be given where estimates do not decide");
        assertThatThrownBy(() -> read(FULL + "estimates: {decides: true}\n"))
                .hasMessageContaining("must be one of decide, metrics");
    }

    @Test
    void readsHowManyOfWhichSlicesToName() {
        Monitor monitor = read(FULL + "slices: {features: [wind, temp], worst: 3}\n");
        assertThat(monitor.options().slices()).contains(new SliceSpec(List.of("wind", "temp"), 3));
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
        assertThat(read(FULL + "slices: {}\n").options().slices())
                .contains(new SliceSpec(List.of(), 5));
        assertThat(read(FULL).options().slices()).isEmpty();
        assertThatThrownBy(() -> read(FULL + "slices: {features: [wid]}\n"))
                .hasMessageContaining(
                        "slices.features[0] must be a feature, got 'wid'; the nearest is 'wind'");
    }

    @Test
    void readsHowTheWholeLifeIsWatched() {
        String document =
                """
                model: loans
                task: multiclass
                time: rows
                prediction: {class: predicted, classes: [no, yes]}
                label: {column: label}
                windows: [{rows: 500}]
                """;
        Monitor monitor = read(document + "lifetime: {alpha: 0.01, tolerance: 0}\n");
        assertThat(monitor.options().lifetime()).isEqualTo(new LifetimeSpec(0.01, 0));
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
        assertThat(read(document + "lifetime: {}\n").options().lifetime())
                .isEqualTo(new LifetimeSpec(0.05, 0.01));
        assertThat(read(document).options().lifetime()).isNull();
        assertThat(read(FULL + "lifetime: {}\n").options().lifetime())
                .as("of a regression, a share of its error")
                .isEqualTo(new LifetimeSpec(0.05, 0.1));
    }

    @Test
    void readsWhichDetectorsReadTheErrors() {
        String document =
                """
                model: loans
                task: multiclass
                time: rows
                prediction: {class: predicted, classes: [no, yes]}
                windows: [{rows: 500}]
                detectors: [adwin, {method: ddm, profile: moa}, {method: ddm, settings: {drift: 4}}]
                """;
        Monitor monitor = read(document + "label: {column: label}\n");
        assertThat(monitor.options().detectors())
                .containsExactly(
                        DetectorSpec.calibrated(DetectorMethod.ADWIN),
                        new DetectorSpec(DetectorMethod.DDM, DetectorSpec.Profile.MOA, Map.of()),
                        new DetectorSpec(
                                DetectorMethod.DDM,
                                DetectorSpec.Profile.CALIBRATED,
                                Map.of("drift", 4.0)));
        assertThat(monitor.options().detectors().stream().map(DetectorSpec::measurement))
                .containsExactly("detector_adwin", "detector_ddm@moa", "detector_ddm");
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
        assertThat(read(FULL).options().detectors()).isEmpty();
        assertThatThrownBy(() -> read(document))
                .hasMessageContaining("detectors must not be given without labels");
    }
}
