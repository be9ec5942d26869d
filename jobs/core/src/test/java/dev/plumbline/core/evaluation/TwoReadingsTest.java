package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An evaluation set of which a part fits into memory, read twice. */
class TwoReadingsTest {
    private static final int ROWS = 60_000;
    private static final long ROOM_FOR_A_FIFTH = ROWS / 5 * 150L;
    private static final Monitor UNDECLARED = asked().build();
    private static final Monitor MONITOR =
            asked().features(
                            new FeatureSpec("x", null, 1),
                            new FeatureSpec("city", null, 1),
                            new FeatureSpec("token", null, 1))
                    .build();

    private record Row(Instant at, Map<String, Object> features, Output output, String label) {}

    @Test
    void aSetThatFitsGivesTheVerySameBaselineEitherWay() {
        BaselineBuilder builder = first(Long.MAX_VALUE);
        assertThat(builder.holdsAllRows()).isTrue();

        assertThat(second(builder).id()).isEqualTo(builder.build().id());
    }

    @Test
    void countsAndPerformanceAreThoseOfAllRows() {
        Baseline all = first(Long.MAX_VALUE).build();
        BaselineBuilder builder = first(ROOM_FOR_A_FIFTH);
        assertThat(builder.holdsAllRows()).isFalse();
        assertThat(builder.rowsHeld()).isBetween(ROWS / 20, ROWS / 5);

        Baseline sampled = second(builder);

        assertThat(sampled.rows()).isEqualTo(ROWS);
        assertThat(sampled.from()).isEqualTo(all.from());
        assertThat(sampled.to()).isEqualTo(all.to());
        NumericProfile x = numeric(sampled, "x");
        NumericProfile exact = numeric(all, "x");
        assertThat(x.rows()).isEqualTo(ROWS);
        assertThat(x.missing()).isEqualTo(exact.missing()).isPositive();
        assertThat(x.typeErrors()).isZero();
        assertThat(x.mean()).isCloseTo(exact.mean(), within(1e-12));
        assertThat(x.variance()).isCloseTo(exact.variance(), within(1e-10));
        assertThat(x.min()).isEqualTo(exact.min());
        assertThat(x.max()).isEqualTo(exact.max());
        assertThat(sampled.performance().metrics().get("accuracy"))
                .isEqualTo(all.performance().metrics().get("accuracy"));
        CategoryProfile city = (CategoryProfile) profile(sampled, "city");
        assertThat(city.counts()[city.bins().cellOf("c0")])
                .isEqualTo(((CategoryProfile) profile(all, "city")).counts()[0]);
    }

    @Test
    void cellsFromTheSampleHoldAsManyRowsAsTheyShould() {
        NumericProfile x = numeric(second(first(ROOM_FOR_A_FIFTH)), "x");
        long[] counts = x.counts();
        double even = (double) x.present() / (counts.length - 2);
        // the cells reach from the least to the greatest value of all rows
        assertThat(counts[0]).isZero();
        assertThat(counts[counts.length - 1]).isZero();
        assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan((long) (3 * even));
        long before = 0;
        double worst = 0;
        for (int cell = 1; cell < counts.length - 1; cell++) {
            before += counts[cell];
            worst = Math.max(worst, Math.abs(before - cell * even) / x.present());
        }
        // twice the Kolmogorov 99.9 % point of 6,000 sampled rows
        assertThat(worst).isLessThan(0.05);
    }

    @Test
    void areaUnderTheCurveAndDependenceHoldUnderSampling() {
        Baseline all = first(Long.MAX_VALUE).build();
        Baseline sampled = second(first(ROOM_FOR_A_FIFTH));

        assertThat(sampled.performance().scoreGrid()).hasSizeGreaterThan(900);
        assertThat(sampled.performance().metrics().get("roc_auc").value())
                .isCloseTo(all.performance().metrics().get("roc_auc").value(), within(1e-4));
        Dependence dependence = sampled.features().get(0).dependence();
        Dependence exact = all.features().get(0).dependence();
        assertThat(dependence.blocks()).isEqualTo(exact.blocks()).isEqualTo(ROWS / 500);
        assertThat(exact.lambda()).isBetween(2.5, 5.5);
        assertThat(dependence.lambda()).isCloseTo(exact.lambda(), within(0.15));
    }

    @Test
    void theSameSetGivesTheSameBaselineOnEveryRun() {
        assertThat(second(first(ROOM_FOR_A_FIFTH)).id())
                .isEqualTo(second(first(ROOM_FOR_A_FIFTH)).id());
    }

    @Test
    void manyDistinctCategoriesStayBounded() {
        Baseline sampled = second(first(ROOM_FOR_A_FIFTH));
        CategoryProfile token = (CategoryProfile) profile(sampled, "token");
        assertThat(token.bins().categories()).isEmpty();
        assertThat(token.unseen()).isEqualTo(ROWS);
    }

    @Test
    void aColumnOfValuesOfTheirOwnIsNoFeatureUnlessItIsDeclared() {
        BaselineBuilder builder = new BaselineBuilder(UNDECLARED, "1", ROOM_FOR_A_FIFTH);
        rows(row -> builder.add(row.at(), row.features(), row.output(), row.label()));

        assertThat(second(builder).features())
                .extracting(FeatureBaseline::name)
                .containsExactly("x", "city");
        assertThat(builder.leftOut()).containsExactly("token");
        assertThat(first(ROOM_FOR_A_FIFTH).leftOut()).isEmpty();
    }

    @Test
    void refusesASecondReadingOfOtherRows() {
        BaselineBuilder builder = first(ROOM_FOR_A_FIFTH);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a second time");
        assertThatThrownBy(() -> builder.plan().baseline())
                .hasMessageContaining("got 60000 in the first and 0 in the second");
    }

    private static MonitorFixture asked() {
        return MonitorFixture.of(Task.BINARY).classes("no", "yes").window(WindowSpec.ofRows(500));
    }

    private static BaselineBuilder first(long mostBytes) {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1", mostBytes);
        rows(row -> builder.add(row.at(), row.features(), row.output(), row.label()));
        return builder;
    }

    private static Baseline second(BaselineBuilder builder) {
        BaselineCount count = builder.plan();
        rows(row -> count.add(row.at(), row.features(), row.output(), row.label()));
        return count.baseline();
    }

    /** An autoregression of 0.6, an independent category, and 1 % positives. */
    private static void rows(Consumer<Row> reader) {
        Random random = new Random(20240501);
        double x = 0;
        for (int i = 0; i < ROWS; i++) {
            x = 0.6 * x + random.nextGaussian();
            boolean positive = random.nextInt(100) == 0;
            double score = 1 / (1 + Math.exp(2 - (positive ? 2 : 0) - random.nextGaussian()));
            Map<String, Object> features = new LinkedHashMap<>();
            features.put("x", i % 97 == 0 ? null : (Object) x);
            features.put("city", "c" + Math.min(random.nextInt(20), random.nextInt(20)));
            features.put("token", "t" + i);
            reader.accept(
                    new Row(
                            Instant.ofEpochMilli(i),
                            features,
                            Output.ofScore(score, score > 0.5 ? "yes" : "no"),
                            positive ? "yes" : "no"));
        }
    }

    private static NumericProfile numeric(Baseline baseline, String name) {
        return (NumericProfile) profile(baseline, name);
    }

    private static Object profile(Baseline baseline, String name) {
        return baseline.inSlot(baseline.layout().slotOf(name)).profile();
    }
}
