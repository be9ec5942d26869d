package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds what MOA finds, where no published test tells: RDDM, STEPD and the EWMA chart. */
class MoaDetectionTest {
    private static final Map<String, DetectorMethod> METHODS =
            Map.of(
                    "RDDM",
                    DetectorMethod.RDDM,
                    "STEPD",
                    DetectorMethod.STEPD,
                    "EWMAChartDM",
                    DetectorMethod.EWMA);

    /** A line of the file; rows from 0. */
    private record Row(
            String stream,
            DetectorMethod method,
            List<Integer> drifts,
            List<Integer> warnings,
            String use) {
        static Row of(String line) {
            String[] fields = line.split(",");
            return new Row(
                    fields[0],
                    METHODS.get(fields[1]),
                    numbers(fields[2]),
                    numbers(fields[3]),
                    fields[4]);
        }

        private static List<Integer> numbers(String text) {
            return Stream.of(text.split(" "))
                    .filter(number -> !number.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
        }

        DetectorSettings settings() {
            return use.contains("warningLimit 1401")
                    ? method.moa().with(Map.of("warningLimit", 1401.0))
                    : method.moa();
        }

        /** Of all its alarms, how many must be the same. */
        int compared() {
            return use.equals("exact")
                    ? Integer.MAX_VALUE
                    : use.startsWith("first 2 alarms") ? 2 : 1;
        }
    }

    static List<Row> rows() {
        return Streams.lines("moa_detections.csv").stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(Row::of)
                .toList();
    }

    @Test
    void holdsEveryMethodToSixStreams() {
        assertThat(rows()).hasSize(18);
        assertThat(rows().stream().filter(row -> row.compared() == Integer.MAX_VALUE)).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsAndWarnsWhereMoaDoes(Row row) {
        List<Integer> drifts = new ArrayList<>();
        List<Integer> warnings = new ArrayList<>();
        listen(row, drifts, warnings);
        if (row.use().startsWith("every alarm")) {
            assertThat(drifts).isEqualTo(row.drifts());
        } else if (row.compared() == Integer.MAX_VALUE) {
            assertThat(drifts).isEqualTo(row.drifts());
            assertThat(warnings).isEqualTo(row.warnings());
        } else {
            assertThat(drifts).startsWith(first(row.drifts(), row.compared()));
            int last = row.drifts().get(row.compared() - 1);
            assertThat(warnings).startsWith(before(row.warnings(), last));
        }
    }

    private static void listen(Row row, List<Integer> drifts, List<Integer> warnings) {
        Detector detector = row.settings().start();
        double[] errors = Streams.golden(row.stream());
        boolean warned = false;
        for (int at = 0; at < errors.length; at++) {
            Signal signal = detector.step(errors[at]);
            if (signal.isDrift()) {
                drifts.add(at);
            }
            if (signal.isWarning() && !warned) {
                warnings.add(at);
            }
            warned = signal.isWarning();
        }
    }

    private static Integer[] first(List<Integer> rows, int number) {
        return rows.subList(0, number).toArray(Integer[]::new);
    }

    private static Integer[] before(List<Integer> rows, int end) {
        return rows.stream().filter(row -> row < end).toArray(Integer[]::new);
    }
}
