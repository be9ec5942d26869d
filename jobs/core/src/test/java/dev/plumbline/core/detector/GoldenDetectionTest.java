package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds what the published tests of other tools find, each row as its column {@code use} says. */
class GoldenDetectionTest {
    static List<GoldenDetection> rows() {
        return GoldenDetection.all().stream().filter(row -> !row.isSkipped()).toList();
    }

    @Test
    void holdsEveryRowButThoseOfSupersededVersionsAndMethodsThatAreNotBuilt() {
        assertThat(rows()).hasSize(28);
        assertThat(GoldenDetection.all().stream().filter(GoldenDetection::isSkipped))
                .extracting(GoldenDetection::method)
                .containsExactly("ADWIN", "ADWIN", "FHDDM", "BOCD");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsWhatIsPublished(GoldenDetection row) {
        List<Integer> found = Streams.drifts(row.settings().start(), Streams.golden(row.stream()));
        List<Integer> expected = row.rows();
        if (row.use().startsWith("first alarm")) {
            assertThat(found).first().isEqualTo(expected.get(0));
        } else if (row.use().equals("within 30")) {
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i)).isCloseTo(expected.get(i), within(30));
            }
        } else if (row.use().contains("1757 or 1758")) {
            assertThat(found).startsWith(1013, 1335, 1505).hasSize(4);
            assertThat(found.get(3)).isIn(1757, 1758);
        } else {
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void warnsWhereThePublishedExamplesWarn() {
        double[] stream = Streams.golden("river_py2");
        // River acts on the row after its 30 rows, MOA on the thirtieth
        DetectorSettings river = DetectorMethod.DDM.moa().with(Map.of("minimumRows", 31.0));
        assertThat(Streams.firstWarning(river.start(), stream)).isEqualTo(1084);
        assertThat(Streams.firstWarning(DetectorMethod.HDDM_W.moa().start(), stream))
                .isEqualTo(451);
    }
}
