package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
