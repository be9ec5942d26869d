package dev.plumbline.core.detector;

import java.util.Arrays;
import java.util.List;

/**
 * Solves the decisive parameter of each detector for each error rate, and prints the table that
 * {@link DetectorCalibration} reads. Arguments: streams, seed, methods (with commas between), and
 * error rates.
 *
 * <p>The search halves the bracket of the parameter's logarithm on the same streams, and aims below
 * the budget by the room that the chance of so many streams needs.
 */
final class CalibrateDetectors {
    private static final int HALVINGS = 11;

    /** What is aimed at: two standard deviations of 2,000 streams below the budget. */
    private static final double AIM = .04;

    private CalibrateDetectors() {}

    public static void main(String[] arguments) {
        int streams = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        List<DetectorMethod> methods =
                Arrays.stream(arguments[2].split(",")).map(DetectorMethod::named).toList();
        for (int at = 3; at < arguments.length; at++) {
            double rate = Double.parseDouble(arguments[at]);
            Stationary stationary =
                    Stationary.draw(seed, streams, DetectorCalibration.ROWS, rate, 0);
            for (DetectorMethod method : methods) {
                System.out.println(solve(method, rate, stationary));
            }
        }
    }

    private static String solve(DetectorMethod method, double rate, Stationary stationary) {
        double exact =
                method == DetectorMethod.KSWIN
                        ? smallestDistance(rate, stationary)
                        : halved(method, rate, stationary);
        double value = Double.parseDouble("%.3e".formatted(exact));
        int alarms = stationary.alarms(method.calibrated(rate, value));
        return "%s,%s,%s,%s,%d,%d"
                .formatted(
                        method.id(),
                        rate,
                        method.decisive(),
                        value,
                        stationary.errors().length,
                        alarms);
    }

    /** KSWIN knows only as many thresholds as it compares rows, so those are tried. */
    private static double smallestDistance(double rate, Stationary stationary) {
        int most = (int) (AIM * stationary.errors().length);
        int loose = 10;
        int strict = 60;
        while (strict - loose > 1) {
            int middle = (strict + loose) / 2;
            if (stationary.alarms(kswin(rate, middle), most) <= most) {
                strict = middle;
            } else {
                loose = middle;
            }
        }
        return above(strict);
    }

    private static DetectorSettings kswin(double rate, int distance) {
        return DetectorMethod.KSWIN.calibrated(rate, above(distance));
    }

    /** An α just above the p-value of a distance, and so far below that of the next smaller one. */
    private static double above(int distance) {
        return EqualSizeKolmogorovSmirnov.pValue(100, distance) * 1.001;
    }

    private static double halved(DetectorMethod method, double rate, Stationary stationary) {
        double strict = Math.log(strictest(method));
        double loose = Math.log(loosest(method));
        int most = (int) (AIM * stationary.errors().length);
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (strict + loose) / 2;
            if (stationary.alarms(method.calibrated(rate, Math.exp(middle)), most) <= most) {
                strict = middle;
            } else {
                loose = middle;
            }
        }
        return Math.exp(strict);
    }

    private static double strictest(DetectorMethod method) {
        return switch (method) {
            case ADWIN -> 1e-3;
            case HDDM_A -> 1e-6;
            case HDDM_W, STEPD -> 1e-10;
            case EDDM -> .5;
            case DDM, RDDM -> 10;
            case EWMA -> 20;
            case PAGE_HINKLEY -> 200;
            case CUSUM -> 60;
            case GMA -> .25;
            case KSWIN -> throw new IllegalArgumentException("kswin has no bracket");
        };
    }

    private static double loosest(DetectorMethod method) {
        return switch (method) {
            case ADWIN, HDDM_A, HDDM_W, EDDM -> .95;
            case STEPD -> .01;
            case DDM, RDDM, EWMA -> 2;
            case PAGE_HINKLEY -> 5;
            case CUSUM -> 2;
            case GMA -> .03;
            case KSWIN -> throw new IllegalArgumentException("kswin has no bracket");
        };
    }
}
