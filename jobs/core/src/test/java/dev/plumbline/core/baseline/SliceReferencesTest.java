package dev.plumbline.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.MultivariateMethod;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.multivariate.ReconstructionModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SliceReferencesTest {
    private static final SliceSpec SPEC = new SliceSpec(List.of(), SliceSpec.USUALLY);
    private static final Monitor MONITOR =
            MonitorFixture.of(Task.REGRESSION)
                    .options(
                            MonitorOptions.builder()
                                    .multivariate(MultivariateMethod.PCA)
                                    .worstSlices(SPEC)
                                    .build())
                    .build();

    @Test
    void whatTheMonitorMakesOfAllFeaturesSlicesNothing() {
        Baseline baseline = baseline();
        assertThat(baseline.features())
                .extracting(FeatureBaseline::name)
                .contains(ReconstructionModel.FEATURE);
        assertThat(SliceReferences.plan(baseline, SPEC).features())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(baseline.supplement().slices().slices())
                .isNotEmpty()
                .noneMatch(slice -> slice.slice().startsWith(ReconstructionModel.FEATURE));
    }

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 400; row++) {
            Map<String, Object> features =
                    Map.of("a", random.nextGaussian(), "b", random.nextGaussian());
            builder.add(Instant.ofEpochMilli(row), features, Output.ofValue(1), null);
        }
        return builder.build();
    }
}
