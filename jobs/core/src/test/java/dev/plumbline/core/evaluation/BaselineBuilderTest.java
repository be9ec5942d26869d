package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineContent;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineBuilderTest {
    private static final Monitor REGRESSION = MonitorFixture.of(Task.REGRESSION).build();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesRowsThatAllLieAtOneTime(int rows) {
        Monitor byTime =
                MonitorFixture.of(Task.REGRESSION)
                        .time(new TimeSource(Clock.TIME, "at", "iso"))
                        .build();
        BaselineBuilder builder = new BaselineBuilder(byTime, "1");
        for (long row = 0; row < rows; row++) {
            builder.add(at(1), Map.of("age", 3 + row), Output.ofValue(10), 12.0);
        }
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "must be spread over event time, got all " + rows + " at " + at(1))
                .hasMessageContaining("write time: rows");
    }

    @Test
    void takesASingleRowWithoutAClock() {
        BaselineBuilder builder = new BaselineBuilder(REGRESSION, "1");
        builder.add(at(1), Map.of("age", 3L), Output.ofValue(10), 12.0);
        assertThat(builder.build().rows()).isEqualTo(1);
    }

    @Test
    void countsASmallSetAsAHandDoes() {
        BaselineBuilder builder = new BaselineBuilder(REGRESSION, "3");
        for (int i = 0; i < 20; i++) {
            Map<String, Object> features = new HashMap<>();
            features.put("age", i == 0 ? null : (Object) (long) (i % 4));
            features.put("member", i % 2 == 0);
            features.put("city", i < 12 ? "Bonn" : i < 18 ? "Köln" : "Ulm");
            builder.add(at(i), features, Output.ofValue(10), i % 2 == 0 ? 12.0 : 9L);
        }
        Baseline baseline = builder.build();

        assertThat(baseline.rows()).isEqualTo(20);
        assertThat(baseline.modelVersion()).isEqualTo("3");
        assertThat(baseline.from()).isEqualTo(at(0));
        assertThat(baseline.to()).isEqualTo(at(20));
        assertThat(baseline.id())
                .matches("[0-9a-f]{16}")
                .isEqualTo(BaselineContent.digest(baseline));

        NumericProfile age = (NumericProfile) feature(baseline, "age").profile();
        assertThat(age.missing()).isEqualTo(1);
        assertThat(age.present()).isEqualTo(19);
        assertThat(age.counts()[age.bins().cellOf(0)]).isEqualTo(4);
        assertThat(age.bins().isAtom(age.bins().cellOf(3))).isTrue();
        assertThat(age.mean()).isCloseTo(30.0 / 19, within(1e-12));

        assertThat(feature(baseline, "member").type()).isEqualTo(FeatureType.NUMERIC);
        CategoryProfile city = (CategoryProfile) feature(baseline, "city").profile();
        assertThat(city.bins().categories()).containsExactly("Bonn", "Köln");
        assertThat(city.counts()).containsExactly(12, 6, 2);

        assertThat(baseline.outputs())
                .extracting(FeatureBaseline::name)
                .containsExactly(Baseline.VALUE);
        MetricBaseline mae = baseline.performance().metrics().get("mae");
        assertThat(mae.value()).isEqualTo(1.5);
        assertThat(mae.n()).isEqualTo(20);
        assertThat(baseline.performance().metrics().get("mean_error").value()).isEqualTo(-0.5);
        assertThat(baseline.performance().scoreGrid()).isEmpty();
    }

    @Test
    void binaryBaselinesKnowTheirClassesScoresAndGrid() {
        Monitor monitor = MonitorFixture.of(Task.BINARY).classes("no", "yes").build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int i = 0; i < 100; i++) {
            double score = i / 100.0;
            String predicted = score >= 0.98 ? "yes" : "no";
            builder.add(
                    at(i),
                    Map.of("x", score),
                    Output.ofScore(score, predicted),
                    i < 60 ? "no" : "yes");
        }
        Baseline baseline = builder.build();

        assertThat(baseline.classes()).containsExactly("no", "yes");
        assertThat(baseline.outputs())
                .extracting(FeatureBaseline::name)
                .containsExactly(Baseline.SCORE, Baseline.CLASS);
        // two rows of yes: a class is named however rare it is
        assertThat(baseline.outputs().get(1).profile().counts()).containsExactly(98, 2, 0);
        assertThat(baseline.performance().metrics().get("roc_auc").value()).isEqualTo(1);
        assertThat(baseline.performance().metrics().get("recall").value()).isEqualTo(0.05);
        assertThat(baseline.performance().scoreGrid()).hasSize(200);
    }

    @Test
    void classesAreThoseOfTheLabelsUnlessDeclared() {
        Monitor monitor = MonitorFixture.of(Task.MULTICLASS).build();
        Baseline baseline =
                new BaselineBuilder(monitor, "1")
                        .add(at(0), Map.of(), classOutput("2"), 1L)
                        .add(at(1), Map.of(), classOutput("1"), 1.0)
                        .add(at(2), Map.of(), classOutput("0"), "2")
                        .build();
        assertThat(baseline.classes()).containsExactly("0", "1", "2");
        assertThat(baseline.performance().metrics().get("accuracy").value())
                .isCloseTo(1.0 / 3, within(1e-11));

        assertThatThrownBy(
                        () ->
                                new BaselineBuilder(MonitorFixture.of(Task.BINARY).build(), "1")
                                        .add(at(0), Map.of(), classOutput("1"), 1L)
                                        .build())
                .hasMessageContaining("two classes, got [1]; declare them");
    }

    @Test
    void refusesAClassThatIsWrittenOtherwiseInTheRows() {
        Monitor monitor = MonitorFixture.of(Task.BINARY).classes("DOWN", "UPP").build();
        BaselineBuilder builder =
                new BaselineBuilder(monitor, "1")
                        .add(at(0), Map.of(), Output.ofScore(.2, "DOWN"), "DOWN")
                        .add(at(1), Map.of(), Output.ofScore(.8, "UP"), "UP");
        assertThatThrownBy(builder::build)
                .hasMessageContaining("got [DOWN, UPP] where the rows hold [DOWN, UP]");
    }

    @Test
    void refusesNumbersInTheColumnOfClasses() {
        assertThatThrownBy(() -> addScoresAsClasses(MonitorFixture.of(Task.MULTICLASS).build()))
                .hasMessageContaining("at most 10,000 classes, got more; declare them");
        assertThatThrownBy(
                        () ->
                                addScoresAsClasses(
                                        MonitorFixture.of(Task.BINARY).classes("0", "1").build()))
                .hasMessageContaining("must be of prediction.classes, [0, 1], got more than 10,000")
                .hasMessageContaining("such as '0.09999'")
                .hasMessageContaining("are the columns prediction.class and label.column");
    }

    private static void addScoresAsClasses(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int row = 0; row <= 10_000; row++) {
            String number = "0.%05d".formatted(row);
            builder.add(at(row), Map.of(), Output.ofScore(.5, number), "1");
        }
    }

    private static Output classOutput(String predictedClass) {
        return new Output(null, null, null, predictedClass);
    }

    @Test
    void hasNoPerformanceWithoutLabels() {
        Baseline baseline =
                new BaselineBuilder(REGRESSION, "1")
                        .add(at(0), Map.of("x", 1.0), Output.ofValue(1), null)
                        .build();
        assertThat(baseline.performance()).isNull();
    }

    @Test
    void declaredFeaturesComeInTheirOrderWithTheirTypeAndImportance() {
        Monitor monitor =
                MonitorFixture.of(Task.REGRESSION)
                        .features(
                                new FeatureSpec("zip", FeatureType.CATEGORICAL, 0.5),
                                new FeatureSpec("age", FeatureType.NUMERIC, 2))
                        .build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int i = 0; i < 10; i++) {
            Map<String, Object> features =
                    Map.of("age", i == 0 ? "unknown" : (Object) 5.0, "zip", 53111L, "other", 1.0);
            builder.add(at(i), features, Output.ofValue(1), null);
        }
        Baseline baseline = builder.build();

        assertThat(baseline.features())
                .extracting(FeatureBaseline::name)
                .containsExactly("zip", "age");
        assertThat(baseline.features().get(0).bins().label(0)).isEqualTo("53111");
        assertThat(baseline.features().get(0).importance()).isEqualTo(0.5);
        assertThat(baseline.features().get(1).profile().typeErrors()).isEqualTo(1);
        assertThat(baseline.features().get(1).profile().present()).isEqualTo(9);
    }

    @Test
    void aColumnWithOneTextIsCategoricalAndKeepsItsNumbersAsText() {
        BaselineBuilder builder = new BaselineBuilder(REGRESSION, "1");
        for (int i = 0; i < 20; i++) {
            Object value = i < 6 ? "S" : i < 12 ? (Object) 1.0 : 9_007_199_254_740_993L;
            builder.add(at(i), Map.of("size", value), Output.ofValue(1), null);
        }
        FeatureBaseline size = builder.build().features().get(0);
        CategoryProfile profile = (CategoryProfile) size.profile();
        assertThat(profile.bins().categories()).containsExactly("9007199254740993", "1", "S");
    }

    @Test
    void handlesAFeatureThatIsAlwaysMissingAndOneThatComesLate() {
        Map<String, Object> missing = new HashMap<>();
        missing.put("empty", null);
        Baseline baseline =
                new BaselineBuilder(REGRESSION, "1")
                        .add(at(0), missing, Output.ofValue(1), null)
                        .add(at(1), Map.of("late", 4.0), Output.ofValue(2), null)
                        .build();

        assertThat(feature(baseline, "empty").profile().missing()).isEqualTo(2);
        assertThat(feature(baseline, "empty").dependence().lambda()).isEqualTo(1);
        assertThat(feature(baseline, "late").profile().missing()).isEqualTo(1);
        assertThat(feature(baseline, "late").profile().present()).isEqualTo(1);
    }

    @Test
    void refusesASetFromWhichNoBaselineCanBeMade() {
        assertThatThrownBy(() -> new BaselineBuilder(REGRESSION, "1").build())
                .hasMessageContaining("at least one evaluation row");
        Monitor monitor =
                MonitorFixture.of(Task.REGRESSION)
                        .features(new FeatureSpec("agee", null, 1))
                        .build();
        assertThatThrownBy(
                        () ->
                                new BaselineBuilder(monitor, "1")
                                        .add(at(0), Map.of("age", 1.0), Output.ofValue(1), null)
                                        .build())
                .hasMessageContaining("'agee' is in no evaluation row; there are [age]");
        assertThatThrownBy(
                        () ->
                                new BaselineBuilder(REGRESSION, "1")
                                        .add(at(0), Map.of(), classOutput("1"), null)
                                        .build())
                .hasMessageContaining("must carry a predicted value");
        assertThatThrownBy(
                        () ->
                                new BaselineBuilder(REGRESSION, "1")
                                        .add(at(0), Map.of(), Output.ofValue(1), "twelve")
                                        .build())
                .hasMessageContaining("must be a number");
    }

    @Test
    void idChangesWithAnyRowAndNotWithItsOrderOfArrival() {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            rows.add(row);
        }
        String id = of(rows).id();
        List<Integer> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(9));
        assertThat(of(shuffled).id()).isEqualTo(id);

        rows.set(3, 4);
        assertThat(of(rows).id()).isNotEqualTo(id);
    }

    private static Baseline of(List<Integer> rows) {
        BaselineBuilder builder = new BaselineBuilder(REGRESSION, "1");
        for (int row : rows) {
            Output output = Output.ofValue(Math.exp(row / 100.0));
            builder.add(at(row), Map.of("x", Math.sin(row)), output, row / 3.0);
        }
        return builder.build();
    }

    @Test
    void findsNoDependenceBetweenIndependentRows() {
        double lambda = meanLambda(0);
        assertThat(lambda).isBetween(1.0, 1.25);
    }

    @Test
    void findsTheDependenceOfAnAutoregressionOfPointSix() {
        // (1 + rho) / (1 - rho) = 4 for the values; 3.8 for their ranks, whose correlation is
        // 6 / pi asin(rho^k / 2)
        double lambda = meanLambda(0.6);
        assertThat(lambda).isBetween(3.3, 4.3);
    }

    /** Averages 20 independent features, for one of 50 blocks varies by a fifth. */
    private static double meanLambda(double rho) {
        Monitor monitor = MonitorFixture.of(Task.REGRESSION).window(WindowSpec.ofRows(200)).build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        Random random = new Random(42);
        double[] state = new double[20];
        for (int row = 0; row < 10_000; row++) {
            Map<String, Object> features = new HashMap<>();
            for (int i = 0; i < state.length; i++) {
                state[i] = rho * state[i] + random.nextGaussian();
                features.put("f" + i, state[i]);
            }
            builder.add(at(row), features, Output.ofValue(0), null);
        }
        Baseline baseline = builder.build();
        assertThat(baseline.features().get(0).dependence().blocks()).isEqualTo(50);
        ToDoubleFunction<FeatureBaseline> lambda = feature -> feature.dependence().lambda();
        return baseline.features().stream().mapToDouble(lambda).average().orElseThrow();
    }

    private static FeatureBaseline feature(Baseline baseline, String name) {
        return baseline.inSlot(baseline.layout().slotOf(name));
    }

    private static Instant at(long row) {
        return Instant.ofEpochMilli(row);
    }
}
