package dev.plumbline.cli.comparison;

import dev.plumbline.core.detector.Detector;
import dev.plumbline.core.detector.DetectorCalibration;
import dev.plumbline.core.detector.DetectorMethod;
import dev.plumbline.core.detector.DetectorSettings;
import dev.plumbline.core.detector.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The errors of NannyML's car-loan model, which become more at row 25,000 of the monitored ones,
 * and what each detector finds in them.
 */
final class CarLoanErrors {
    static final int SWITCH = 25_000;

    private CarLoanErrors() {}

    /** Prints a table of Markdown: calibrated to the reference rows' error rate, and by MOA. */
    public static void main(String[] arguments) {
        double rate = Arrays.stream(of("reference")).average().orElseThrow();
        double[] errors = of("monitoring");
        System.out.printf(
                Locale.ROOT,
                "%.4f at evaluation, %.4f and %.4f before and after the switch%n",
                rate,
                Arrays.stream(errors, 0, SWITCH).average().orElseThrow(),
                Arrays.stream(errors, SWITCH, errors.length).average().orElseThrow());
        for (DetectorMethod method : DetectorMethod.values()) {
            DetectorSettings calibrated = DetectorCalibration.stored().settings(method, rate);
            System.out.println(
                    "| `%s` | %s | %s |"
                            .formatted(
                                    method.id(),
                                    cell(rises(calibrated, errors)),
                                    cell(rises(method.moa(), errors))));
        }
    }

    /** Returns, row by row, 1 where the decision was wrong and else 0. */
    static double[] of(String part) {
        String path = "/data/nannyml_car_loan/" + part + "_synthetic_car_loan.csv.gz";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(CarLoanErrors.class.getResourceAsStream(path)),
                                StandardCharsets.UTF_8))) {
            List<String> names = List.of(lines.readLine().split(","));
            int decided = names.indexOf("y_pred");
            int truth = names.indexOf("repaid");
            return lines.lines()
                    .map(line -> line.split(","))
                    .mapToDouble(row -> same(row[decided], row[truth]) ? 0 : 1)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(String one, String other) {
        return Double.parseDouble(one) == Double.parseDouble(other);
    }

    /** Returns the rows after which the detector found that errors had become more. */
    static List<Integer> rises(DetectorSettings settings, double[] errors) {
        Detector detector = settings.start();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < errors.length; row++) {
            if (detector.step(errors[row]) == Signal.DRIFT_RISE) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String cell(List<Integer> rises) {
        long early = rises.stream().filter(row -> row < SWITCH).count();
        String delay =
                rises.stream()
                        .filter(row -> row >= SWITCH)
                        .findFirst()
                        .map(row -> String.format(Locale.ROOT, "%,d", row - SWITCH))
                        .orElse("missed");
        long later = Math.max(0, rises.size() - early - 1);
        return "%s, %d, %d".formatted(delay, early, later);
    }
}
