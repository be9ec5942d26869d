package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.evidence.CyclicTraffic.Change;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of {@link CyclicEvidence}: four weeks, fewer rows and seeds. */
class CyclicTrialTest {
    private static final int WEEKS = 4;
    private static final int ROWS = 100;
    private static final Map<String, Change> CHANGES = CyclicChanges.of(0.35, 1, 100);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.15})
    void whatFollowsTheHourKeepsTheBudget(double hourlyEffect) {
        int alarmed = 0;
        for (long seed = 0; seed < 1; seed++) {
            Map<String, Integer> alarms =
                    new CyclicTrial(WEEKS, ROWS, 48, hourlyEffect).alarms(seed, 2);
            alarmed += alarms.getOrDefault("whole", 0) + alarms.getOrDefault("segment", 0);
        }
        // one in a thousand of 672 windows, and what chance may add in one case of a hundred
        assertThat(alarmed).isLessThanOrEqualTo(4);
    }

    @Test
    void aChangeOfWhatFollowsTheHourIsFound() {
        assertThat(new CyclicTrial(WEEKS, ROWS, 48, 0).finds(3, CHANGES))
                .containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
    }

    @Test
    void withoutTheHoursTheCycleHidesIt() {
        assertThat(new CyclicTrial(WEEKS, ROWS, 0, 0).finds(3, CHANGES))
                .doesNotContain("whole target_distribution target", "segment distribution power");
    }
}
