package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The main facts of the table in docs/evidence.md. */
class KnownSwitchesTest {
    private static final KnownSwitches SEA = KnownSwitches.ALL.get(0);
    private static final KnownSwitches STAGGER = KnownSwitches.ALL.get(2);

    @Test
    void everyCalibratedDetectorButTheSlowOneFindsEverySwitchThatIsPlain() {
        for (DetectorMethod method : EnumSet.complementOf(EnumSet.of(DetectorMethod.EDDM))) {
            assertThat(calibrated(method, STAGGER).detected()).as(method.id()).isEqualTo(3);
        }
    }

    @Test
    void aSwitchNeedNotRaiseTheErrorRate() {
        assertThat(SEA.rate(10_000, 11_000)).isLessThan(SEA.rate(9_000, 10_000));
    }

    @Test
    void calibratedDetectorsHardlyEverAlarmWhereNothingSwitched() {
        for (DetectorMethod method : DetectorMethod.values()) {
            assertThat(calibrated(method, SEA).falseAlarms())
                    .as(method.id())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void chartsByThePapersConstantsAlarmAllTheTime() {
        assertThat(SEA.found(DetectorMethod.EWMA.moa()).falseAlarmsPer10000()).isGreaterThan(10);
        assertThat(SEA.found(DetectorMethod.STEPD.moa()).falseAlarmsPer10000()).isGreaterThan(1);
    }

    private static KnownSwitches.Found calibrated(DetectorMethod method, KnownSwitches stream) {
        return stream.found(DetectKnownSwitches.settings(method, stream, true));
    }
}
