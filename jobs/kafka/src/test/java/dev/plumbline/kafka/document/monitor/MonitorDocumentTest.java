package dev.plumbline.kafka.document.monitor;

import static dev.plumbline.kafka.document.monitor.FullMonitor.FULL;
import static dev.plumbline.kafka.document.monitor.FullMonitor.READ;
import static dev.plumbline.kafka.document.monitor.FullMonitor.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.TriggerMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorDocumentTest {
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
}
