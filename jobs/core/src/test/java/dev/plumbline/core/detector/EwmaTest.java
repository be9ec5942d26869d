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
}
