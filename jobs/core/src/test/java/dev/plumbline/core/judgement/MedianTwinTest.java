package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.target.TargetTally;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MedianTwinTest {
    private static double[] labels(long seed, int count, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count).map(draw -> shift + 1000 + 50 * -Math.log(1 - draw)).toArray();
    }

    private static FeatureBaseline baseline(double[] labels) {
        BaselineBuilder builder = new BaselineBuilder(Monitors.of(List.of()), "1");
        for (int row = 0; row < labels.length; row++) {
            builder.add(
                    Instant.ofEpochMilli(row),
                    Map.of("x", row % 7.0),
                    Output.ofValue(1000),
                    labels[row]);
        }
        return builder.build().supplement().target().labels();
    }

    @Test
    void isTheMeanDistanceFromAValueNextToTheBaselinesMedian() {
        double[] evaluated = labels(1, 2_000, 0);
        double[] produced = labels(2, 500, 20);
        TargetTally tally = new TargetTally();
        Arrays.stream(produced).forEach(label -> tally.add(label, 1));

        Measurement twin = MedianTwin.measure(baseline(evaluated), tally).get(0);

        double constant = Double.parseDouble(twin.reason().replaceAll(".*always ", ""));
        double below = Arrays.stream(evaluated).filter(label -> label < constant).count() / 2_000.0;
        assertThat(below).isCloseTo(.5, within(1 / 255.0));
        double expected =
                Arrays.stream(produced).map(y -> Math.abs(y - constant)).average().orElseThrow();
        assertThat(twin.metric()).isEqualTo("mae_dummy");
        assertThat(twin.value()).isCloseTo(expected, within(1e-9 * expected));
        assertThat(twin.interval().lower()).isLessThan(twin.value());
    }

    @Test
    void isAbsentWithoutLabels() {
        assertThat(MedianTwin.measure(baseline(labels(3, 500, 0)), new TargetTally()))
                .isEqualTo(List.of());
    }
}
