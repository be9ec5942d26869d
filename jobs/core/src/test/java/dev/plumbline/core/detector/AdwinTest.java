package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;
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

    @Test
    void keepsTheSumAndTheSquaredDeviationsOfTheRowsInItsWindow() {
        double[] values = Streams.errors(32, 500, .1, .7);
        Arrays.setAll(values, row -> values[row] / 2 + row % 7 / 20.0);
        AdwinWindow window = new AdwinWindow(5, 5);
        long longest = 0;
        for (int row = 0; row < values.length; row++) {
            window.add(values[row]);
            assertHolds(window, Arrays.copyOf(values, row + 1));
            longest = Math.max(longest, window.rows());
            window.cut(.002);
        }
        assertThat(window.rows()).as("rows left of the newest").isLessThan(longest);
    }

    private static void assertHolds(AdwinWindow window, double[] seen) {
        BinaryWriter out = new BinaryWriter(64);
        window.write(out);
        BinaryReader in = new BinaryReader(out.toByteArray());
        in.readVarLong();
        in.readVarLong();
        int kept = (int) window.rows();
        double[] newest = Arrays.copyOfRange(seen, seen.length - kept, seen.length);
        double sum = DoubleStream.of(newest).sum();
        double squares =
                DoubleStream.of(newest).map(value -> Math.pow(value - sum / kept, 2)).sum();
        assertThat(in.readDouble()).as("sum").isCloseTo(sum, within(1e-9));
        assertThat(in.readDouble()).as("squared deviations").isCloseTo(squares, within(1e-9));
    }
}
