package dev.plumbline.core.detector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;

/** Error streams for tests, and where a detector speaks on them. */
final class Streams {
    private Streams() {}

    /** Reads the lines of a file beside the golden streams. */
    static List<String> lines(String name) {
        String path = "/golden/detector/" + name;
        try (InputStream file = Streams.class.getResourceAsStream(path);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        name.endsWith(".gz") ? new GZIPInputStream(file) : file,
                                        StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] golden(String stream) {
        boolean packed = Streams.class.getResource("/golden/detector/" + stream + ".csv") == null;
        return lines(stream + (packed ? ".csv.gz" : ".csv")).stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Draws errors that are independent, with one rate after the other. */
    static double[] errors(long seed, int rowsEach, double... rates) {
        SplittableRandom random = new SplittableRandom(seed);
        DoubleStream.Builder stream = DoubleStream.builder();
        for (double rate : rates) {
            for (int row = 0; row < rowsEach; row++) {
                stream.add(random.nextDouble() < rate ? 1 : 0);
            }
        }
        return stream.build().toArray();
    }

    static List<Signal> signals(Detector detector, double[] errors) {
        return DoubleStream.of(errors).mapToObj(detector::step).toList();
    }

    /** Returns the 0-based rows after which the detector found a drift. */
    static List<Integer> drifts(Detector detector, double[] errors) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < errors.length; row++) {
            if (detector.step(errors[row]).isDrift()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Returns the row of the first warning, or -1. */
    static int firstWarning(Detector detector, double[] errors) {
        for (int row = 0; row < errors.length; row++) {
            if (detector.step(errors[row]).isWarning()) {
                return row;
            }
        }
        return -1;
    }
}
