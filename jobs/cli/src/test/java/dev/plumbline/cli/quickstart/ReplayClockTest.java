package dev.plumbline.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayClockTest {
    private static final long NOTHING = Long.MIN_VALUE;

    private final ReplayClock clock = new ReplayClock(Instant.EPOCH, Duration.ofMillis(100));

    @Test
    void waitsForEverythingUpToTwoStepsBefore() {
        assertThat(clock.decidedBefore(7, 699)).isEqualTo(500);
    }

    @Test
    void waitsForNothingInTheFirstSteps() {
        assertThat(clock.decidedBefore(2, 199)).isEqualTo(NOTHING);
    }

    @Test
    void waitsForNothingWhileAStreamIsSilent() {
        assertThat(clock.decidedBefore(7, NOTHING)).isEqualTo(NOTHING);
    }

    @Test
    void waitsInAGapOnlyForWhatTheRowsBeforeItLetBeDecided() {
        assertThat(clock.decidedBefore(40, 699)).isEqualTo(599);
    }

    @Test
    void aDecisionActsTwoStepsLater() {
        assertThat(clock.firstUnsent(millis(450), 6)).isEqualTo(millis(650));
    }

    @Test
    void aDecisionThatAGapHeldBackActsOnNothingThatWasSent() {
        assertThat(clock.firstUnsent(millis(450), 40)).isEqualTo(millis(4_000));
    }

    @Test
    void stepsReachTheEndOfThePeriod() {
        assertThat(clock.stepsTo(millis(300))).isEqualTo(3);
        assertThat(clock.stepsTo(millis(301))).isEqualTo(4);
    }

    private static Instant millis(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
