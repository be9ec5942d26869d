package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CusumTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.CUSUM;
    }

    @Test
    void neverFindsARiseWithinItsTolerance() {
        DetectorSettings tolerant = calibrated().with(Map.of("tolerance", .2));
        double[] errors = Streams.errors(36, 20_000, .1, .25);
        assertThat(Streams.drifts(tolerant.start(), errors)).isEmpty();
    }

    @Test
    void forgetsOfAFallWhatItForgetsOfARise() {
        DetectorSettings forgetful =
                DetectorMethod.CUSUM
                        .moa()
                        .with(Map.of("forgetting", .9, "threshold", 2.5, "falls", 2.0));
        double[] errors = Streams.errors(37, 2000, .2, .6, .3);
        double[] hits = DoubleStream.of(errors).map(error -> 1 - error).toArray();

        List<Signal> signals = Streams.signals(forgetful.start(), errors);
        assertThat(signals).contains(Signal.DRIFT_RISE, Signal.DRIFT_FALL);
        assertThat(Streams.signals(forgetful.start(), hits))
                .isEqualTo(signals.stream().map(CusumTest::mirrored).toList());
    }

    private static Signal mirrored(Signal signal) {
        return signal.isDrift() ? Signal.drift(signal == Signal.DRIFT_FALL) : signal;
    }
}
