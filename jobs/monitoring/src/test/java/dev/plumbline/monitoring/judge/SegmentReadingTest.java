package dev.plumbline.monitoring.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.rollup.RollupKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentReadingTest {
    private static final List<Measurement> MEASURED =
            List.of(
                    Measurement.of("rows", null).value(200).rows(200).verdict(Verdict.OK),
                    Measurement.of("distribution", "colour")
                            .value(1.4)
                            .rows(200, 10_000)
                            .threshold(0.1)
                            .verdict(Verdict.DRIFT),
                    Measurement.of("missing_rate", "colour")
                            .rows(20, 10_000)
                            .verdict(Verdict.INSUFFICIENT_DATA, "too few rows"));

    @Test
    void aSegmentDiffersFromTheWholeByWhatMakesItOneSoItIsShownAndNotJudged() {
        List<Measurement> read = SegmentReading.of(key("colour=red"), MEASURED);

        assertThat(read)
                .extracting(Measurement::verdict)
                .containsExactly(Verdict.OK, Verdict.NOT_APPLICABLE, Verdict.INSUFFICIENT_DATA);
        assertThat(read.get(1).value()).isEqualTo(1.4);
        assertThat(read.get(1).reason()).contains("no baseline of its own");
    }

    @Test
    void theWholeModelIsJudged() {
        assertThat(SegmentReading.of(key(""), MEASURED)).isEqualTo(MEASURED);
    }

    private static RollupKey key(String segment) {
        return new RollupKey("m", "1", Role.CHAMPION, segment, "b", 1);
    }
}
