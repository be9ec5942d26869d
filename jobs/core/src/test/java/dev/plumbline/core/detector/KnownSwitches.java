package dev.plumbline.core.detector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The errors of {@link OnlineLogisticRegression} on a stream whose concept switches at known rows.
 *
 * @param switches rows where a concept, or the transition to it, begins
 */
record KnownSwitches(String name, int[] switches, double[] errors) {
    /** The model has learnt the first concept; detectors begin to watch. */
    static final int FIRST_ROW = 2000;

    /** Rows after a switch within which a drift is its detection. */
    static final int PATIENCE = 5000;

    private static final double LEARNING_RATE = .002;

    static final List<KnownSwitches> ALL =
            List.of(
                    read("sea_0123_abrupto_noise_0.2", 10_000, 20_000, 30_000),
                    read("sea_0123_gradual_noise_0.2", 9_500, 20_000, 30_500),
                    read("stagger_0120_abrupto", 10_000, 20_000, 30_000));

    private static KnownSwitches read(String name, int... switches) {
        boolean codes = name.startsWith("stagger");
        OnlineLogisticRegression model = new OnlineLogisticRegression(codes ? 9 : 3, LEARNING_RATE);
        double[] errors =
                rows(name).stream()
                        .mapToDouble(
                                row -> model.error(codes ? oneHot(row) : scaled(row), (int) row[3]))
                        .toArray();
        return new KnownSwitches(name, switches, errors);
    }

    /** Three codes from 0 to 2 as nine features. */
    private static double[] oneHot(double[] row) {
        double[] features = new double[9];
        for (int code = 0; code < 3; code++) {
            features[3 * code + (int) row[code]] = 1;
        }
        return features;
    }

    /** Three numbers from 0 to 10 with mean 0 and variance 1. */
    private static double[] scaled(double[] row) {
        return Arrays.stream(row, 0, 3).map(value -> (value - 5) * Math.sqrt(.12)).toArray();
    }

    private static List<double[]> rows(String name) {
        try (InputStream file =
                        KnownSwitches.class.getResourceAsStream(
                                "/golden/detector/" + name + ".csv.gz");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(KnownSwitches::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] row(String line) {
        return Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The error rate that an evaluation before the first switch would have found. */
    double baselineRate() {
        return rate(FIRST_ROW, switches[0]);
    }

    double rate(int from, int to) {
        return Arrays.stream(errors, from, to).average().orElseThrow();
    }

    /** Counts what a detector finds; only rises are drifts. */
    Found found(DetectorSettings settings) {
        Detector detector = settings.start();
        int[] delays = new int[switches.length];
        Arrays.fill(delays, -1);
        int repeated = 0;
        int falseAlarms = 0;
        for (int row = FIRST_ROW; row < errors.length; row++) {
            if (detector.step(errors[row]) != Signal.DRIFT_RISE) {
                continue;
            }
            int cause = cause(row);
            if (cause < 0) {
                falseAlarms++;
            } else if (delays[cause] < 0) {
                delays[cause] = row - switches[cause];
            } else {
                repeated++;
            }
        }
        return new Found(delays, repeated, falseAlarms, errors.length - FIRST_ROW);
    }

    /** Returns the switch that a drift at this row finds, or -1. */
    private int cause(int row) {
        for (int at = 0; at < switches.length; at++) {
            if (row >= switches[at] && row - switches[at] < PATIENCE) {
                return at;
            }
        }
        return -1;
    }

    /**
     * What a detector found on a stream.
     *
     * @param delays rows from each switch to its detection, -1 if it was missed
     * @param repeated further drifts in the {@link #PATIENCE} rows after a switch
     * @param falseAlarms drifts elsewhere
     */
    record Found(int[] delays, int repeated, int falseAlarms, int rows) {
        int detected() {
            return (int) Arrays.stream(delays).filter(delay -> delay >= 0).count();
        }

        /** Returns the median delay in rows, the later of two middle ones, or a dash. */
        String medianDelay() {
            int[] known = Arrays.stream(delays).filter(delay -> delay >= 0).sorted().toArray();
            return known.length == 0 ? "–" : String.valueOf(known[known.length / 2]);
        }

        double falseAlarmsPer10000() {
            return 1e4 * falseAlarms / rows;
        }
    }
}
