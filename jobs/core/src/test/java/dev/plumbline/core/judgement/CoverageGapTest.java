package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.judgement.CoverageGap.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageGapTest {
    @Test
    void isBetweenTheLeastAndTheMostLabelledPart() {
        CoverageGap gap =
                CoverageGap.widest(
                                List.of(
                                        new Part("de", 380, 400),
                                        new Part("fr", 210, 350),
                                        new Part("es", 160, 200)),
                                50)
                        .orElseThrow();
        assertThat(gap.size()).isCloseTo(.35, within(1e-12));
        assertThat(gap.text())
                .isEqualTo("de 0.950 of 400 predictions, fr 0.600 of 350 predictions");
        assertThat(gap.pValue()).isLessThan(1e-20);
        assertThat(gap.isBeyond(.2)).isTrue();
        assertThat(gap.isBeyond(.35)).as("no larger than is allowed").isFalse();
    }

    @Test
    void aLargeGapOfFewPredictionsIsWithinChance() {
        CoverageGap gap =
                CoverageGap.widest(List.of(new Part("de", 45, 50), new Part("fr", 34, 50)), 50)
                        .orElseThrow();
        assertThat(gap.size()).isGreaterThan(.2);
        assertThat(gap.pValue()).isBetween(.01, .05);
        assertThat(gap.isBeyond(.2)).isFalse();
    }

    @Test
    void theMorePartsThereAreTheLargerAGapIsByChance() {
        List<Part> two = List.of(new Part("a", 45, 50), new Part("b", 30, 50));
        List<Part> three =
                List.of(new Part("a", 45, 50), new Part("b", 30, 50), new Part("c", 38, 50));
        double once = CoverageGap.widest(two, 1).orElseThrow().pValue();
        assertThat(CoverageGap.widest(three, 1).orElseThrow().pValue())
                .isCloseTo(3 * once, within(1e-12));
    }

    @Test
    void partsOfFewPredictionsAreNotCompared() {
        assertThat(CoverageGap.widest(List.of(new Part("a", 9, 49), new Part("b", 50, 50)), 50))
                .isEmpty();
        assertThat(CoverageGap.widest(List.of(new Part("a", 0, 0), new Part("b", 0, 0)), 0))
                .isEmpty();
    }
}
