package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.event.Output;
import org.junit.jupiter.api.Test;

class DetectorCounterTest {
    @Test
    void anEvenPartOfManyErrorsSaysNearlyTheSameAsAll() {
        int rows = 2 * DetectorCounter.MOST + 12_345;
        DetectorCounter counter = new DetectorCounter(true);
        for (int row = 0; row < rows; row++) {
            counter.addPerformance(
                    new Output(0.0, null, null, null), (double) (row * 7919L % 1000));
        }
        DetectorReference reference = counter.into(Supplement.NONE).detectors();
        assertThat(reference.rows()).isEqualTo(rows);
        // of the errors 0 to 999 the 99th percentile is 989
        assertThat(reference.cap().cap()).isCloseTo(2 * 989, within(20.0));
        assertThat(reference.errorRate()).isCloseTo(499.5 / (2 * 989), within(0.01));
    }

    @Test
    void passesOverWhatHasNoErrorAndIsNothingWithoutLabels() {
        DetectorCounter regression = new DetectorCounter(true);
        regression.addPerformance(new Output(null, null, null, null), 1.0);
        regression.addPerformance(new Output(1.0, null, null, null), "late");
        assertThat(regression.into(Supplement.NONE)).isSameAs(Supplement.NONE);
        DetectorCounter classifier = new DetectorCounter(false);
        classifier.addPerformance(new Output(null, 0.7, null, null), "yes");
        assertThat(classifier.into(Supplement.NONE)).isSameAs(Supplement.NONE);
        classifier.addPerformance(new Output(null, 0.7, null, "yes"), "yes");
        assertThat(classifier.into(Supplement.NONE).detectors().errorRate()).isZero();
    }
}
