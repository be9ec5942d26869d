package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class KswinTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.KSWIN;
    }

    @Override
    public void keepsLittleState() {
        Detector detector = calibrated().start();
        Streams.signals(detector, Streams.errors(6, 20_000, BEFORE));
        assertThat(detector.toBytes()).as("300 values").hasSizeLessThan(2500);
    }

    @Test
    void countsHitsAndErrorsAsItSortsOtherValues() {
        double[] errors = Streams.errors(39, 2000, .1, .5, .2);
        double[] halves = DoubleStream.of(errors).map(error -> error / 2 + .25).toArray();
        DetectorSettings settings = DetectorMethod.KSWIN.moa();
        assertThat(Streams.signals(settings.start(), halves))
                .isEqualTo(Streams.signals(settings.start(), errors));
    }

    @Test
    void anotherSeedMayGiveAnotherRow() {
        double[] errors = Streams.errors(40, 2000, .1, .5, .2, .6);
        DetectorSettings settings = DetectorMethod.KSWIN.moa();
        assertThat(Streams.drifts(settings.with(Map.of("seed", 2.0)).start(), errors))
                .isNotEqualTo(Streams.drifts(settings.start(), errors));
    }

    @Test
    void readsAChangeOfShapeWithoutAChangeOfMean() {
        double[] shape = new double[2000];
        SplittableRandom random = new SplittableRandom(41);
        for (int row = 0; row < shape.length; row++) {
            shape[row] = (random.nextDouble() - .5) * (row < 1000 ? 1 : 8);
        }
        DetectorSettings strict = calibrated().with(Map.of("falls", 2.0, "alpha", 1e-5));
        assertThat(Streams.drifts(strict.start(), shape))
                .first()
                .satisfies(row -> assertThat(row).isBetween(1000, 1150));
    }

    @Test
    void readsFractionsAmongHitsAndErrorsAsItReadsFractionsAlone() {
        double[] errors = Streams.errors(42, 3000, .1, .5, .2);
        for (int row = 0; row < errors.length; row++) {
            errors[row] = row % 400 < 90 ? errors[row] / 2 + .2 : errors[row];
        }
        double[] halves = DoubleStream.of(errors).map(error -> error / 2 + .25).toArray();
        DetectorSettings settings = DetectorMethod.KSWIN.moa();
        assertThat(Streams.signals(settings.start(), errors))
                .contains(Signal.DRIFT_RISE)
                .isEqualTo(Streams.signals(settings.start(), halves));
    }
}
