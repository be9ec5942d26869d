package dev.plumbline.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.segment.SlicedTraffic;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentBaselineTest {
    private static final Baseline BASELINE = new SlicedTraffic(7).baseline(10_000);

    @Test
    void onlyWhatTheEvaluationSetHoldsEnoughOfHasABaselineOfItsOwn() {
        assertThat(BASELINE.supplement().segments())
                .extracting(SegmentBaseline::segment)
                .containsExactly("country=DE", "country=AT", "age<30", "age>=30");
        assertThat(BASELINE.supplement().segment("country=CH")).isEmpty();
        long rows = segment("age<30").rows() + segment("age>=30").rows();
        assertThat(rows).isEqualTo(10_000);
    }

    @Test
    void holdsItsOwnRowsInSomeOfTheModelsCells() {
        NumericProfile whole = (NumericProfile) feature(BASELINE, "income").profile();
        Baseline at = segment("country=AT").of(BASELINE);
        NumericProfile own = (NumericProfile) feature(at, "income").profile();
        assertThat(own.bins().cells()).isBetween(10, 20);
        assertThat(Arrays.stream(own.bins().boundaries()).boxed())
                .isSubsetOf(Arrays.stream(whole.bins().boundaries()).boxed().toList());
        assertThat(own.present()).isEqualTo(at.rows());
        assertThat(own.mean()).isCloseTo(100, within(2.0));
        assertThat(Math.sqrt(own.variance())).isCloseTo(20, within(1.0));
    }

    @Test
    void leavesOutWhatMakesTheSegment() {
        assertThat(segment("country=AT").features())
                .extracting(FeatureBaseline::name)
                .containsExactlyInAnyOrder("income", "age");
        // within a range there is still a distribution to hold to
        assertThat(segment("age<30").features())
                .extracting(FeatureBaseline::name)
                .containsExactlyInAnyOrder("country", "income", "age");
    }

    @Test
    void knowsHowWellTheModelDidInIt() {
        MetricBaseline at = segment("country=AT").performance().metrics().get("rmse");
        assertThat(at.value()).isCloseTo(3, within(0.2));
        assertThat(at.n()).isEqualTo(segment("country=AT").rows());
        assertThat(at.interval()).isNotNull();
        assertThat(segment("country=DE").performance().metrics().get("rmse").value())
                .isCloseTo(1, within(0.1));
    }

    @Test
    void knowsTheDependenceOfItsOwnRows() {
        assertThat(feature(segment("country=AT").of(BASELINE), "income").dependence())
                .satisfies(
                        own -> {
                            assertThat(own.lambda()).isBetween(1.0, 2.0);
                            assertThat(own.blocks()).isEqualTo(50);
                        });
        Baseline drawn = drawnOut();
        Dependence red = feature(held(drawn, "colour=red").of(drawn), "x").dependence();
        Dependence blue = feature(held(drawn, "colour=blue").of(drawn), "x").dependence();
        assertThat(red.lambda())
                .as("each red block of 200 rows has a level of its own")
                .isGreaterThan(20);
        assertThat(blue.lambda()).isLessThan(2);
    }

    /** Alternately red rows, of which every 200 are alike, and blue ones, which are not. */
    private static Baseline drawnOut() {
        Monitor monitor =
                MonitorFixture.of(Task.REGRESSION)
                        .window(WindowSpec.ofRows(400))
                        .segments(SegmentSpec.of("colour"))
                        .build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        SplittableRandom random = new SplittableRandom(3);
        double level = 0;
        for (int i = 0; i < 20_000; i++) {
            level = i % 400 == 0 ? random.nextGaussian() : level;
            boolean red = i % 2 == 0;
            double x = red ? level + 0.1 * random.nextGaussian() : random.nextGaussian();
            builder.add(
                    Instant.ofEpochMilli(i),
                    Map.of("colour", red ? "red" : "blue", "x", x),
                    Output.ofValue(x),
                    null);
        }
        return builder.build();
    }

    @Test
    void isPartOfWhatTellsBaselinesApart() {
        assertThat(BASELINE.with(Supplement.NONE).id()).isNotEqualTo(BASELINE.id());
        assertThat(new SlicedTraffic(7).baseline(10_000).id()).isEqualTo(BASELINE.id());
    }

    private static SegmentBaseline segment(String name) {
        return held(BASELINE, name);
    }

    private static SegmentBaseline held(Baseline baseline, String name) {
        return baseline.supplement().segment(name).orElseThrow();
    }

    private static FeatureBaseline feature(Baseline baseline, String name) {
        return baseline.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
