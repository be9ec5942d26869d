package dev.plumbline.core.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.join.LabelDelays.Quantile;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class LabelDelaysPropertyTest {
    private static final long DECADE = 10L * 366 * 24 * 3_600_000;

    @Property
    void aQuantileIsWithinItsBoundWhichIsASixtyFourth(
            @ForAll @NotEmpty List<@LongRange(min = 0, max = DECADE) Long> delays,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        Quantile quantile = of(delays, 1).quantile(share);

        int rank = (int) Math.ceil(share * delays.size());
        long exact = delays.stream().sorted().toList().get(rank - 1);
        assertThat(Math.abs(quantile.millis() - exact)).isLessThanOrEqualTo(quantile.errorBound());
        assertThat(quantile.errorBound()).isLessThanOrEqualTo(exact / 64.0);
    }

    @Property
    void whatIsTakenBackLeavesNoTrace(
            @ForAll List<@LongRange(min = 0, max = DECADE) Long> kept,
            @ForAll List<@LongRange(min = 0, max = DECADE) Long> corrected) {
        LabelDelays delays = LabelDelays.fromBytes(of(corrected, -1).toBytes());
        delays.mergeBytes(of(kept, 1).toBytes());
        delays.mergeBytes(of(corrected, 1).toBytes());

        assertThat(delays.toBytes()).isEqualTo(of(kept, 1).toBytes());
        assertThat(delays.isEmpty()).isEqualTo(kept.isEmpty());
        assertThat(delays.labels()).isEqualTo(kept.size());
    }

    @Example
    void theLongestDelayHasABin() {
        Quantile quantile = of(List.of(Long.MAX_VALUE), 1).quantile(0.5);
        assertThat(quantile.millis()).isBetween(0.98 * Long.MAX_VALUE, 1.0 * Long.MAX_VALUE);
    }

    @Example
    void aLabelKnownBeforeItsPredictionHasNoDelay() {
        assertThat(of(List.of(-5L), 1).quantile(0.5)).isEqualTo(new Quantile(0, 0));
    }

    @Example
    void refusesBytesOfAnotherRelease() {
        assertThatThrownBy(() -> LabelDelays.fromBytes(new byte[] {2}))
                .hasMessageContaining("format 1, got 2");
        assertThat(LabelDelays.fromBytes(null).isEmpty()).isTrue();
    }

    @Example
    void refusesABinThatNoDelayHas() {
        assertThatThrownBy(() -> LabelDelays.fromBytes(new byte[] {1, -1, 127, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be in bins 0 to 1887, got bin 16383");
    }

    private static LabelDelays of(List<Long> values, int sign) {
        LabelDelays delays = new LabelDelays();
        values.forEach(value -> delays.add(value, sign));
        return delays;
    }
}
