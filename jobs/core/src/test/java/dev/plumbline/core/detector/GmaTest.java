package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GmaTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.GMA;
    }

    @Test
    void cannotAlarmOnHitsAndErrorsByThePapersThreshold() {
        double[] errors = Streams.errors(37, 2000, 0.01, 0.99);
        assertThat(Streams.drifts(DetectorMethod.GMA.moa().start(), errors)).isEmpty();
    }
}
