package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AdwinTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.ADWIN;
    }

    @Test
    void forgetsOnlyWhatItCutOffWhenNotToldToRestart() {
        Map<String, Double> keeping = Map.of("restart", 0.0, "falls", 2.0);
        double[] stream = Streams.golden("river_np1");
        assertThat(Streams.drifts(DetectorMethod.ADWIN.moa().with(keeping).start(), stream))
                .as("as MOA, which fires again while the rest of the old rows goes")
                .isEqualTo(List.of(1023, 1055));
    }

    @Test
    void keepsAsManyBucketsAsTheLogarithmOfItsRows() {
        Detector detector = calibrated().start();
        Streams.signals(detector, Streams.errors(31, 100_000, BEFORE));
        assertThat(detector.toBytes()).hasSizeLessThan(2000);
    }

    @Test
    void isBlindToAnOffset() {
        double[] stream = Streams.golden("river_np1");
        double[] moved = DoubleStream.of(stream).map(value -> value + 1000).toArray();
        DetectorSettings settings = DetectorMethod.ADWIN.moa();
        assertThat(Streams.drifts(settings.start(), moved))
                .isEqualTo(Streams.drifts(settings.start(), stream));
    }
}
