package dev.plumbline.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class BaselineDifferenceTest {
    private static final Baseline BEFORE = of(1, 0, (row, features) -> {});

    @Test
    void aBaselineDiffersInNothingFromItself() {
        BaselineDifference none = BaselineDifference.between(BEFORE, BEFORE);
        assertThat(none.isNone()).isTrue();
        assertThat(none.added()).isEmpty();
        assertThat(none.removed()).isEmpty();
        assertThat(none.features())
                .hasSize(3)
                .allSatisfy(
                        feature -> {
                            assertThat(feature.stabilityIndex()).isCloseTo(0, within(1e-12));
                            assertThat(feature.jensenShannon()).isCloseTo(0, within(1e-6));
                            assertThat(feature.newCategories()).isEmpty();
                        });
        assertThat(none.metrics()).isNotEmpty().allMatch(MetricDifference::intervalsOverlap);
    }

    @Test
    void twoSamplesOfOneSourceHardlyDifferAlthoughTheirCellsDo() {
        Baseline other = of(2, 0, (row, features) -> {});
        FeatureDifference x = BaselineDifference.between(BEFORE, other).features().get(0);
        assertThat(x.before().bins()).isNotEqualTo(x.after().bins());
        // its mean is (cells - 1) (1/n + 1/m) = 0.0036
        assertThat(x.stabilityIndex()).isBetween(0.0, 0.012);
        assertThat(x.meanShift()).isCloseTo(0, within(0.06));
    }

    @Test
    void aShiftOfHalfADeviationHasItsTextbookIndex() {
        Baseline shifted = of(3, 0.5, (row, features) -> {});
        FeatureDifference x = BaselineDifference.between(BEFORE, shifted).features().get(0);
        assertThat(x.meanShift()).isCloseTo(0.5, within(0.06));
        // Σ (q − p) ln(q / p) over deciles of N(0, 1), q of N(0.5, 1): 0.2377
        assertThat(x.stabilityIndex()).isCloseTo(0.2377, within(0.04));
        assertThat(x.jensenShannon()).isBetween(0.15, 0.25);
    }

    @Test
    void namesFeaturesThatCameWentOrChangedTheirType() {
        Baseline other =
                of(
                        1,
                        0,
                        (row, features) -> {
                            features.remove("flag");
                            features.put("fresh", 1L);
                            features.put("x", "text" + row % 2);
                        });
        BaselineDifference difference = BaselineDifference.between(BEFORE, other);
        assertThat(difference.added()).containsExactly("fresh");
        assertThat(difference.removed()).containsExactly("flag");
        FeatureDifference x = difference.features().get(0);
        assertThat(x.isOfAnotherType()).isTrue();
        assertThat(x.stabilityIndex()).isNaN();
        assertThat(x.meanShift()).isNaN();
    }

    @Test
    void namesCategoriesThatCameAndWentAndCountsTheRestTogether() {
        Baseline other =
                of(
                        1,
                        0,
                        (row, features) -> {
                            if (features.get("city").equals("Ulm")) {
                                features.put("city", "Bonn");
                            } else if (row % 10 == 0) {
                                features.put("city", null);
                            }
                        });
        FeatureDifference city = BaselineDifference.between(BEFORE, other).features().get(1);
        assertThat(city.newCategories()).containsExactly("Bonn");
        assertThat(city.lostCategories()).containsExactly("Ulm");
        assertThat(city.stabilityIndex()).isLessThan(0.01);
        assertThat(FeatureDifference.missingShare(city.before())).isZero();
        assertThat(FeatureDifference.missingShare(city.after())).isBetween(0.05, 0.1);
    }

    @Test
    void saysWhetherTwoPerformancesCanBeToldApart() {
        Baseline worse = of(1, 0, (row, features) -> features.put("error", 3.0));
        MetricDifference mae =
                BaselineDifference.between(BEFORE, worse).metrics().stream()
                        .filter(metric -> metric.metric().equals("mae"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mae.isComparable()).isTrue();
        assertThat(mae.intervalsOverlap()).isFalse();
        assertThat(new MetricDifference("mae", mae.before(), null).isComparable()).isFalse();
    }

    private static Baseline of(
            long seed, double shift, BiConsumer<Integer, Map<String, Object>> change) {
        BaselineBuilder builder =
                new BaselineBuilder(MonitorFixture.of(Task.REGRESSION).build(), "1");
        Random random = new Random(seed);
        for (int row = 0; row < 5000; row++) {
            Map<String, Object> features = new LinkedHashMap<>();
            features.put("x", random.nextGaussian() + shift);
            features.put("city", random.nextInt(4) == 0 ? "Ulm" : "Köln");
            features.put("flag", random.nextBoolean());
            double noise = random.nextGaussian();
            change.accept(row, features);
            Object error = features.remove("error");
            double scale = error == null ? 1 : (Double) error;
            builder.add(
                    Instant.ofEpochMilli(row), features, Output.ofValue(10), 10 + scale * noise);
        }
        return builder.build();
    }
}
