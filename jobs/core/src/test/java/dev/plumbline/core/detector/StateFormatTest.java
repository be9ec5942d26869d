package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State that an earlier build wrote is read and written the same. A change of the layout needs a
 * new format number, and a way to read the old one.
 */
class StateFormatTest {
    private static final String GOLDEN = "state_format_1.csv";
    private static final int ROWS_BEFORE = 400;

    static List<String> states() {
        return Streams.lines(GOLDEN).stream().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void holdsAStateOfEveryMethod() {
        assertThat(states()).hasSameSizeAs(DetectorMethod.values());
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsTheBytesOfAnEarlierBuild(String line) {
        DetectorSettings settings = DetectorMethod.named(line.split(",")[0]).moa();
        byte[] earlier = HexFormat.of().parseHex(line.split(",")[1]);
        Detector unbroken = settings.start();
        double[] errors = Streams.golden("river_np2");
        for (int row = 0; row < ROWS_BEFORE; row++) {
            unbroken.step(errors[row]);
        }
        assertThat(unbroken.toBytes()).isEqualTo(earlier);
        Detector restored = settings.restore(earlier);
        for (int row = ROWS_BEFORE; row < errors.length; row++) {
            assertThat(restored.step(errors[row])).isEqualTo(unbroken.step(errors[row]));
        }
    }
}
