package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainedTest {
    @Test
    void aFailingPartSaysSoInItsOwnName() {
        List<Measurement> failed =
                Contained.of(
                        "slices",
                        120,
                        () -> {
                            throw new IllegalStateException("a slice must be planned, got 240");
                        });
        assertThat(failed)
                .singleElement()
                .satisfies(
                        m -> {
                            assertThat(m.metric()).isEqualTo("slices");
                            assertThat(m.n()).isEqualTo(120);
                            assertThat(m.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
                            assertThat(m.reason())
                                    .isEqualTo(
                                            "could not be measured: a slice must be planned, got 240");
                        });
    }

    @Test
    void aPartThatWorksStaysAsItIs() {
        List<Measurement> whole = List.of(Measurement.of("freshness", null).verdict(Verdict.OK));
        assertThat(Contained.of("arrivals", 120, () -> whole)).isSameAs(whole);
    }
}
