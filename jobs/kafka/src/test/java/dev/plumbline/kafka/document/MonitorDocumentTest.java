package dev.plumbline.kafka.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.DetectorSpec;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.CostMatrix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorDocumentTest {
    private static final String FULL =
            """
            model: bike-demand
            version: "1"
            task: regression
            time: {column: timestamp, format: iso}
            prediction: {value: prediction}
            label: {column: cnt, delay: P1D, horizon: P2D, judgeAfter: P1D}
            features:
              temp: numeric
              weathersit: {type: categorical, importance: 2}
              wind: {}
            windows:
              - {span: P7D, alignTo: 2012-01-01}
              - {rows: 5_000}
            segments: [weathersit]
            sensitivity: {falseEpisodesPerMonth: 2, effectFloor: 0.2, rateFloor: 0.01, minRows: 30}
            performance:
              - {metric: rmse, enter: 1.5, exit: 1.25, windows: 2}
            alerts: {enterAfter: 2, exitAfter: 3}
            retraining: {mode: request, cooldown: P28D, trainOn: P42D}
            """;

    private static final Monitor READ =
            new Monitor(
                    "bike-demand",
                    "1",
                    Task.REGRESSION,
                    new TimeSource(Clock.TIME, "timestamp", "iso"),
                    new PredictionColumns("prediction", null, null, List.of()),
                    new LabelSpec(
                            "cnt", Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(1)),
                    List.of(
                            new FeatureSpec("temp", FeatureType.NUMERIC, 1),
                            new FeatureSpec("weathersit", FeatureType.CATEGORICAL, 2),
                            new FeatureSpec("wind", null, 1)),
                    List.of(
                            WindowSpec.ofSpan(
                                    Duration.ofDays(7), Instant.parse("2012-01-01T00:00:00Z")),
                            WindowSpec.ofRows(5000)),
                    List.of(SegmentSpec.of("weathersit")),
                    new Sensitivity(2, 0.2, 0.01, 30),
                    List.of(new PerformanceRule("rmse", 1.5, 1.25, 2)),
                    new AlertSpec(2, 3),
                    new RetrainingSpec(
                            TriggerMode.REQUEST, Duration.ofDays(28), Duration.ofDays(42)));

    @Test
    void readsEveryKey() {
        assertThat(read(FULL)).isEqualTo(READ);
    }

    @Test
    void readsAndWritesWhatValuesMustBe() {
        Monitor monitor =
                read(
                        FULL.replace(
                                        "temp: numeric",
                                        "temp: {min: -40, max: 60.5, nullable: false}")
                                .replace(
                                        "weathersit: {type: categorical, importance: 2}",
                                        "weathersit: {values: [1, rain, true]}"));
        assertThat(monitor.features().get(0))
                .isEqualTo(
                        new FeatureSpec(
                                "temp",
                                FeatureType.NUMERIC,
                                1,
                                new FeatureContract(false, -40.0, 60.5, List.of())));
        assertThat(monitor.features().get(1))
                .isEqualTo(
                        new FeatureSpec(
                                "weathersit",
                                FeatureType.CATEGORICAL,
                                1,
                                new FeatureContract(
                                        true, null, null, List.of("1", "rain", "true"))));
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
    }

    @Test
    void refusesContractsThatContradictThemselves() {
        assertThatThrownBy(() -> read(FULL.replace("temp: numeric", "temp: {min: 2, max: 1}")))
                .hasMessageContaining("features.temp must have a min of at most its max");
        assertThatThrownBy(
                        () ->
                                read(
                                        FULL.replace(
                                                "temp: numeric",
                                                "temp: {type: numeric, values: [a]}")))
                .hasMessageContaining("features.temp.values must not be given for a numeric");
        assertThatThrownBy(
                        () ->
                                read(
                                        FULL.replace(
                                                "temp: numeric",
                                                "temp: {type: categorical, max: 3}")))
                .hasMessageContaining("features.temp.max must not be given for a categorical");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("monitor.yaml"), FULL);
        assertThat(MonitorDocument.read(file)).isEqualTo(READ);
    }

    @Test
    void readsAFileWithAByteOrderMark(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("monitor.yaml"), "\uFEFF" + FULL);
        assertThat(MonitorDocument.read(file)).isEqualTo(READ);
    }

    @Test
    void saysWhereAMissingFileWasSought(@TempDir Path folder) {
        assertThatThrownBy(() -> MonitorDocument.read(folder.resolve("monitr.yaml")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("monitr.yaml: the file must exist");
    }

    @Test
    void saysThatAFolderIsNoFile(@TempDir Path folder) {
        assertThatThrownBy(() -> MonitorDocument.read(folder))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must be that of a file, got a folder; name the file in it");
    }

    @Test
    void refusesBytesThatAreNoText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("monitor.yaml");
        Files.write(file, "model: Zürich".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> MonitorDocument.read(file)).hasMessageContaining("UTF-8");
    }

    @Test
    void fillsInDefaults() {
        Monitor monitor =
                read(
                        """
                        model: churn
                        task: binary
                        time: {column: at}
                        prediction: {score: p, class: decided, classes: [no, yes]}
                        label: {column: left, delay: P3D}
                        windows: [{span: PT1H}]
                        performance: [{metric: roc_auc, enter: 1.2}]
                        retraining: {cooldown: P1D, trainOn: P30D}
                        """);
        assertThat(monitor.version()).isNull();
        assertThat(monitor.time().format()).isEqualTo("iso");
        assertThat(monitor.prediction().classes()).containsExactly("no", "yes");
        assertThat(monitor.label().horizon()).isEqualTo(Duration.ofDays(3));
        assertThat(monitor.label().judgeAfter()).isEqualTo(Duration.ofDays(3));
        assertThat(monitor.features()).isEmpty();
        assertThat(monitor.windows().get(0).alignTo()).isEqualTo(Instant.EPOCH);
        assertThat(monitor.sensitivity()).isEqualTo(Sensitivity.DEFAULT);
        assertThat(monitor.performance())
                .containsExactly(new PerformanceRule("roc_auc", 1.2, 1.1, 1));
        assertThat(monitor.alerts()).isEqualTo(AlertSpec.DEFAULT);
        assertThat(monitor.retraining().mode()).isEqualTo(TriggerMode.SUGGEST);
    }

    @Test
    void readsSegmentsInEveryWayTheyAreWritten() {
        Monitor monitor =
                read(
                        """
                        model: churn
                        task: regression
                        time: {column: at}
                        prediction: {value: v}
                        features: {country: categorical, device: {}, age: {}, a=b: {}}
                        windows: [{span: PT1H}]
                        segments:
                          - device
                          - a=b
                          - country=D=E
                          - device=1.0
                          - {feature: country, category: "A & B"}
                          - {feature: age, ranges: [18, 30.5]}
                          - country=AT & device
                          - [country=CH, {feature: age, ranges: [30]}]
                        """);
        assertThat(monitor.segments())
                .containsExactly(
                        SegmentSpec.of("device"),
                        SegmentSpec.of("a=b"),
                        SegmentSpec.of(SegmentCondition.category("country", "D=E")),
                        SegmentSpec.of(SegmentCondition.category("device", "1")),
                        SegmentSpec.of(SegmentCondition.category("country", "A & B")),
                        SegmentSpec.of(SegmentCondition.ranges("age", List.of(18.0, 30.5))),
                        SegmentSpec.of(
                                SegmentCondition.category("country", "AT"),
                                SegmentCondition.everyCategory("device")),
                        SegmentSpec.of(
                                SegmentCondition.category("country", "CH"),
                                SegmentCondition.ranges("age", List.of(30.0))));
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
    }

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

    @Test
    void countsSpansInRowsWhenTimeIsRows() {
        Monitor monitor =
                read(
                        """
                        model: loans
                        task: multiclass
                        time: rows
                        prediction: {class: decided, classes: [1, 2.0, "3"]}
                        label: {column: truth, delay: 100 rows, horizon: 5000 rows, judgeAfter: 1 row}
                        windows: [{rows: 5000}]
                        """);
        assertThat(monitor.time()).isEqualTo(TimeSource.ROWS);
        assertThat(monitor.prediction().classes()).containsExactly("1", "2", "3");
        assertThat(monitor.label().delay()).isEqualTo(Duration.ofMillis(100));
        assertThat(monitor.label().horizon()).isEqualTo(Duration.ofMillis(5000));
        assertThat(monitor.label().judgeAfter()).isEqualTo(Duration.ofMillis(1));
        assertThat(read(MonitorDocument.toJson(monitor))).isEqualTo(monitor);
    }

    @Test
    void readsBackTheJsonThatItWrites() {
        String json = MonitorDocument.toJson(READ);
        assertThat(json).doesNotContain("\n");
        assertThat(read(json)).isEqualTo(READ);
        assertThat(MonitorDocument.toJson(read(json))).isEqualTo(json);
    }

    @Test
    void replacesVariablesByTheEnvironment() {
        String text =
                FULL.replace("model: bike-demand", "model: \"${ENV_NAME}-demand\"")
                        .replace("rows: 5_000", "rows: \"${ROWS:700}\"")
                        .replace("windows: 2}", "windows: \"${RUNS:2}\"}");
        Monitor monitor =
                MonitorDocument.readText(
                        text, "monitor.yaml", Map.of("ENV_NAME", "bike", "RUNS", "4"));
        assertThat(monitor.model()).isEqualTo("bike-demand");
        assertThat(monitor.windows().get(1).rows()).isEqualTo(700);
        assertThat(monitor.performance().get(0).windows()).isEqualTo(4);
    }

    @Test
    void neverLetsAVariableAddKeys() {
        String text = FULL.replace("version: \"1\"", "version: \"${V}\"");
        Monitor monitor =
                MonitorDocument.readText(text, "monitor.yaml", Map.of("V", "1\"\ntask: binary"));
        assertThat(monitor.version()).isEqualTo("1\"\ntask: binary");
        assertThat(monitor.task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void keepsADoubledDollarAsText() {
        Monitor monitor = read(FULL.replace("version: \"1\"", "version: \"$${V}\""));
        assertThat(monitor.version()).isEqualTo("${V}");
        assertThat(read(MonitorDocument.toJson(monitor)).version()).isEqualTo("${V}");
    }

    @Test
    void takesEpochAndPatternFormats() {
        for (String format : List.of("epoch-millis", "epoch-seconds", "yyyy-MM-dd HH:mm:ss")) {
            String text = FULL.replace("format: iso", "format: \"" + format + "\"");
            assertThat(read(text).time().format()).isEqualTo(format);
        }
    }

    @Test
    void alignsToAPointOfTimeInUtcUnlessAnOffsetStandsThere() {
        assertThat(alignedTo("2012-01-01")).isEqualTo("2012-01-01T00:00:00Z");
        assertThat(alignedTo("2012-01-01T06:00")).isEqualTo("2012-01-01T06:00:00Z");
        assertThat(alignedTo("2012-01-01T06:00:00+02:00")).isEqualTo("2012-01-01T04:00:00Z");
    }

    private static Instant alignedTo(String point) {
        return read(FULL.replace("2012-01-01", "\"" + point + "\"")).windows().get(0).alignTo();
    }

    private static Monitor read(String text) {
        return MonitorDocument.readText(text, "monitor.yaml", Map.of());
    }
}
