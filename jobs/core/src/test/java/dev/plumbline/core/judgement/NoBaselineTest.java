package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoBaselineTest {

    @Test
    void countsTheRowsAndSaysHowToPublishABaseline() {
        List<Measurement> measurements = NoBaseline.measure(17);
        assertThat(measurements)
                .extracting(Measurement::metric)
                .containsExactly("rows", "baseline");
        assertThat(measurements.get(0).value()).isEqualTo(17);
        assertThat(measurements.get(1).verdict()).isEqualTo(Verdict.NO_BASELINE);
        assertThat(measurements.get(1).reason())
                .contains("plumbline baseline build", "plumbline baseline publish");
    }
}
