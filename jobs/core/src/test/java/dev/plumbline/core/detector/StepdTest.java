package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepdTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.STEPD;
    }

    @Test
    void speaksOnceThereAreAsManyOldRowsAsNew() {
        List<Signal> signals =
                Streams.signals(DetectorMethod.STEPD.moa().start(), Streams.errors(42, 100, .5));
        assertThat(signals.subList(0, 59)).containsOnly(Signal.WARMING_UP);
        assertThat(signals.get(59)).isNotEqualTo(Signal.WARMING_UP);
    }

    @Test
    void agreesWithTheTestOfTwoProportions() {
        // 30 rows with 3 errors, then 30 with 13: z = (10/30 - 1/30) / √(16/60 · 44/60 · 2/30) =
        // 2.627
        double[] errors = new double[60];
        Arrays.fill(errors, 0, 3, 1);
        Arrays.fill(errors, 47, 60, 1);
        DetectorSettings moa = DetectorMethod.STEPD.moa();
        assertThat(Streams.drifts(moa.with(Map.of("drift", .0044)).start(), errors)).hasSize(1);
        assertThat(Streams.drifts(moa.with(Map.of("drift", .0042)).start(), errors)).isEmpty();
    }

    @Test
    void refusesStateOfAnotherLength() {
        byte[] state = DetectorMethod.STEPD.moa().start().toBytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibrated().restore(state))
                .withMessageContaining("must hold 100 rows, as its settings say, got 30");
    }
}
