package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calibrated settings keep their budget, on streams they were not solved on. */
class BudgetTest {
    private static final int STREAMS = 80;

    /** If the budget is just kept, this is exceeded once in about 1,700 trials (binomial). */
    private static final int MOST_ALARMS = 11;

    @ParameterizedTest
    @ValueSource(doubles = {.02, .05, .1, .15, .3, .5})
    void alarmsOnFewStationaryStreams(double rate) {
        Stationary stationary = Stationary.draw(7, STREAMS, DetectorCalibration.ROWS, rate, 0);
        for (DetectorMethod method : DetectorMethod.values()) {
            DetectorSettings settings = DetectorCalibration.stored().settings(method, rate);
            assertThat(stationary.alarms(settings))
                    .as("%s, error rate %s, seed 7", method.id(), rate)
                    .isLessThanOrEqualTo(MOST_ALARMS);
        }
    }

    @Test
    void thePapersConstantsDoNotKeepIt() {
        Stationary stationary = Stationary.draw(8, STREAMS, DetectorCalibration.ROWS, .05, 0);
        for (DetectorMethod method :
                new DetectorMethod[] {
                    DetectorMethod.DDM,
                    DetectorMethod.EDDM,
                    DetectorMethod.EWMA,
                    DetectorMethod.STEPD
                }) {
            assertThat(stationary.alarms(method.moa())).as(method.id()).isGreaterThan(STREAMS / 4);
        }
    }

    @Test
    void errorsThatDependOnTheOneBeforeBreakIt() {
        Stationary runs = Stationary.draw(9, STREAMS / 2, DetectorCalibration.ROWS, .15, .6);
        for (DetectorMethod method : EnumSet.complementOf(EnumSet.of(DetectorMethod.EDDM))) {
            DetectorSettings settings = DetectorCalibration.stored().settings(method, .15);
            assertThat(runs.alarms(settings)).as(method.id()).isGreaterThan(STREAMS / 8);
        }
    }

    @Test
    void readsBetweenTheErrorRatesThatWereSolved() {
        double lower = threshold(.15);
        double upper = threshold(.3);
        assertThat(threshold(.2)).isBetween(lower, upper);
        assertThat(threshold(.1500001)).isBetween(lower, lower * 1.001);
        assertThat(threshold(0)).isEqualTo(threshold(.005));
        assertThat(threshold(.8)).isEqualTo(threshold(.5));
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threshold(1.2))
                .withMessage("the baseline's error rate must be from 0 to 1, got 1.2");
    }

    @Test
    void namesTheMethodsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorMethod.named("adwinn"))
                .withMessage(
                        "a detector must be one of [adwin, ddm, eddm, rddm, hddm_a, hddm_w,"
                                + " page_hinkley, cusum, gma, ewma, kswin, stepd], got 'adwinn'");
    }

    private static double threshold(double rate) {
        Map<String, Double> parameters =
                DetectorCalibration.stored()
                        .settings(DetectorMethod.PAGE_HINKLEY, rate)
                        .parameters();
        return parameters.get("threshold");
    }
}
