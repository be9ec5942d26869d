package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EddmTest implements DetectorContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.EDDM;
    }

    @Test
    void speaksOnlyAtErrors() {
        Detector detector = calibrated().start();
        List<Signal> signals = Streams.signals(detector, Streams.errors(32, 3000, BEFORE, AFTER));
        double[] errors = Streams.errors(32, 3000, BEFORE, AFTER);
        for (int row = 1; row < errors.length; row++) {
            if (errors[row] == 0 && !signals.get(row - 1).isDrift()) {
                assertThat(signals.get(row)).isEqualTo(signals.get(row - 1));
            }
        }
    }

    @Test
    void refusesErrorsThatAreNotCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorMethod.EDDM.moa().start().step(.5));
    }
}
