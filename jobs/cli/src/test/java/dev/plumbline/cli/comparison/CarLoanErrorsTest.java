package dev.plumbline.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.detector.DetectorCalibration;
import dev.plumbline.core.detector.DetectorMethod;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main facts of the table in docs/evidence.md. */
class CarLoanErrorsTest {
    private static double rate;
    private static double[] errors;

    @BeforeAll
    static void read() {
        rate = Arrays.stream(CarLoanErrors.of("reference")).average().orElseThrow();
        errors = CarLoanErrors.of("monitoring");
    }

    @Test
    void noCalibratedDetectorAlarmsBeforeTheSwitch() {
        for (DetectorMethod method : DetectorMethod.values()) {
            assertThat(rises(method).stream().filter(row -> row < CarLoanErrors.SWITCH))
                    .as(method.id())
                    .isEmpty();
        }
    }

    @Test
    void theRecommendedOneFindsItWithinAThousandRows() {
        assertThat(rises(DetectorMethod.ADWIN).get(0))
                .isBetween(CarLoanErrors.SWITCH, CarLoanErrors.SWITCH + 1_000);
    }

    private static List<Integer> rises(DetectorMethod method) {
        return CarLoanErrors.rises(DetectorCalibration.stored().settings(method, rate), errors);
    }
}
