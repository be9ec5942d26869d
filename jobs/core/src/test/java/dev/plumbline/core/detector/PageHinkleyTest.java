package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageHinkleyTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.PAGE_HINKLEY;
    }

    @Test
    void climbsFromItsLowestPointAsCusumDoes() {
        Map<String, Double> same = Map.of("tolerance", .02, "threshold", 20.0, "falls", 2.0);
        double[] errors = Streams.errors(35, 2000, .2, .3, .1);
        assertThat(Streams.drifts(calibrated().with(same).start(), errors))
                .isNotEmpty()
                .isEqualTo(Streams.drifts(DetectorMethod.CUSUM.moa().with(same).start(), errors));
    }

    @Test
    void readsErrorsOfAnySize() {
        double[] residuals = new double[400];
        Arrays.fill(residuals, 200, 400, 3.5);
        assertThat(Streams.drifts(calibrated().start(), residuals)).hasSize(1);
    }
}
