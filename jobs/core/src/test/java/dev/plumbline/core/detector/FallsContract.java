package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every detector that has two directions. */
interface FallsContract extends DetectorContract {
    @Test
    default void reportsAFallWhenAskedTo() {
        double[] falling = Streams.errors(21, 3000, AFTER, BEFORE);
        Detector detector =
                DetectorCalibration.stored()
                        .settings(method(), AFTER)
                        .with(Map.of("falls", Falls.REPORTED.parameter()))
                        .start();
        assertThat(Streams.signals(detector, falling))
                .filteredOn(Signal::isDrift)
                .first()
                .isEqualTo(Signal.DRIFT_FALL);
    }

    @Test
    default void findsARiseAgainstTheBetterRateAfterASilentFall() {
        double[] errors = Streams.errors(22, 3000, AFTER, BEFORE, AFTER);
        Detector detector =
                DetectorCalibration.stored()
                        .settings(method(), AFTER)
                        .with(Map.of("falls", Falls.RESTART.parameter()))
                        .start();
        assertThat(Streams.drifts(detector, errors))
                .isNotEmpty()
                .allMatch(row -> row >= 6000 && row < 6800);
    }
}
