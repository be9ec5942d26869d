package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EwmaTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.EWMA;
    }

    @Test
    void multipliesThePapersLimit() {
        double[] errors = Streams.errors(38, 5000, .2);
        DetectorSettings moa = DetectorMethod.EWMA.moa();
        int published = Streams.drifts(moa.start(), errors).size();
        int doubled = Streams.drifts(moa.with(Map.of("limit", 2.0)).start(), errors).size();
        assertThat(published).as("about one in 400 rows").isBetween(5, 40);
        assertThat(doubled).isZero();
    }

    @Test
    void refusesErrorsThatAreNotCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorMethod.EWMA.moa().start().step(2));
    }

    @Test
    void widensItsLimitAsTheAverageForgetsItsStart() {
        // hit, hit, error: p = 1/3, z = 1/2, σ_z² = p (1 − p) · λ/(2 − λ) · (1 − (1 − λ)^6) = 7/96
        double[] errors = {0, 0, 1};
        double deviations = (1 / 2.0 - 1 / 3.0) / Math.sqrt(7 / 96.0);
        assertThat(afterThree(errors, deviations - 1e-9)).isEqualTo(Signal.DRIFT_RISE);
        assertThat(afterThree(errors, deviations + 1e-9)).isEqualTo(Signal.STABLE);
    }

    private static Signal afterThree(double[] errors, double limit) {
        Detector detector = new Ewma.Settings(3, .5, limit, 1, false, Falls.IGNORED).start();
        return Streams.signals(detector, errors).get(2);
    }
}
