package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.MultivariateMethod;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MissingPartsTest {
    private static final Monitor PLAIN = MonitorFixture.of(Task.REGRESSION).build();
    private static final Monitor ASKING =
            MonitorFixture.of(Task.REGRESSION)
                    .options(MonitorOptions.builder().multivariate(MultivariateMethod.PCA).build())
                    .build();

    @Test
    void saysThatTheBaselineWasBuiltWithoutWhatTheMonitorAsksFor() {
        assertThat(MissingParts.measure(baseline(PLAIN), ASKING, 70))
                .singleElement()
                .satisfies(
                        m -> {
                            assertThat(m.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
                            assertThat(m.n()).isEqualTo(70);
                            assertThat(m.reason()).contains("multivariate: pca", "build it again");
                        });
    }

    @Test
    void saysNothingWhereItIsThereOrNobodyAsks() {
        assertThat(MissingParts.measure(baseline(ASKING), ASKING, 70)).isEmpty();
        assertThat(MissingParts.measure(baseline(PLAIN), PLAIN, 70)).isEmpty();
    }

    private static Baseline baseline(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 400; row++) {
            Map<String, Object> features =
                    Map.of("a", random.nextGaussian(), "b", random.nextGaussian());
            builder.add(Instant.ofEpochMilli(row), features, Output.ofValue(1), null);
        }
        return builder.build();
    }
}
