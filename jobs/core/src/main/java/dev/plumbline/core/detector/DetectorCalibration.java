package dev.plumbline.core.detector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Plumbline's settings of each detector for a baseline's error rate: the probability of an alarm
 * within 10,000 rows whose errors are independent and keep that rate is at most 5 %. The decisive
 * parameter of each method was solved by simulation for some error rates; between them its
 * logarithm is drawn straight over the log-odds of the rate, and beyond them it stays.
 *
 * <p>Errors that come in runs break the budget of every method, see docs/detectors.md.
 */
public final class DetectorCalibration {
    /** Probability of an alarm within {@link #ROWS} stationary rows. */
    public static final double BUDGET = 0.05;

    /** Rows for which the budget holds. */
    public static final int ROWS = 10_000;

    /** A baseline that hardly errs says little of its rate; a smaller rate is taken for this. */
    private static final double SMALLEST_RATE = 0.002;

    private static final double LARGEST_RATE = 1 - SMALLEST_RATE;
    private static final String TABLE = "detector-calibration.csv";
    private static final DetectorCalibration STORED = read();

    private final Map<DetectorMethod, NavigableMap<Double, Double>> values =
            new EnumMap<>(DetectorMethod.class);

    private DetectorCalibration(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split(",");
            values.computeIfAbsent(DetectorMethod.named(cells[0]), method -> new TreeMap<>())
                    .put(Double.valueOf(cells[1]), Double.valueOf(cells[3]));
        }
    }

    /** Returns the calibration that comes with this release. */
    public static DetectorCalibration stored() {
        return STORED;
    }

    private static DetectorCalibration read() {
        try (InputStream table = DetectorCalibration.class.getResourceAsStream(TABLE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new DetectorCalibration(
                    lines.lines()
                            .filter(line -> !line.startsWith("#") && !line.startsWith("method,"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the settings that keep the budget at an error rate.
     *
     * @param errorRate of the baseline, from 0 to 1; for errors between 0 and 1 their mean, which
     *     keeps the budget too, for they vary less than hits and errors of the same mean
     */
    public DetectorSettings settings(DetectorMethod method, double errorRate) {
        Require.that(
                errorRate >= 0 && errorRate <= 1,
                "the baseline's error rate must be from 0 to 1, got %s",
                errorRate);
        double rate = Math.min(LARGEST_RATE, Math.max(SMALLEST_RATE, errorRate));
        return method.calibrated(rate, value(values.get(method), rate));
    }

    private static double value(NavigableMap<Double, Double> solved, double errorRate) {
        Map.Entry<Double, Double> below = solved.floorEntry(errorRate);
        Map.Entry<Double, Double> above = solved.ceilingEntry(errorRate);
        if (below == null) {
            return above.getValue();
        }
        if (above == null || above.equals(below)) {
            return below.getValue();
        }
        double from = logOdds(below.getKey());
        double share = (logOdds(errorRate) - from) / (logOdds(above.getKey()) - from);
        double log = (1 - share) * Math.log(below.getValue()) + share * Math.log(above.getValue());
        return Math.exp(log);
    }

    private static double logOdds(double rate) {
        return Math.log(rate / (1 - rate));
    }
}
