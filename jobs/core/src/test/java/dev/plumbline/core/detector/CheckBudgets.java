package dev.plumbline.core.detector;

import java.util.Locale;

/**
 * Prints, as a table of Markdown, the share of stationary streams of 10,000 rows on which each
 * detector alarms. Arguments: streams, seed, correlation of neighbouring errors, {@code calibrated}
 * or {@code moa}, and error rates.
 */
final class CheckBudgets {
    private CheckBudgets() {}

    public static void main(String[] arguments) {
        int streams = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        double correlation = Double.parseDouble(arguments[2]);
        boolean calibrated = arguments[3].equals("calibrated");
        Stationary[] stationary = new Stationary[arguments.length - 4];
        for (int at = 0; at < stationary.length; at++) {
            double rate = Double.parseDouble(arguments[at + 4]);
            stationary[at] =
                    Stationary.draw(seed, streams, DetectorCalibration.ROWS, rate, correlation);
        }
        for (DetectorMethod method : DetectorMethod.values()) {
            StringBuilder line = new StringBuilder("| `" + method.id() + "` |");
            for (int at = 0; at < stationary.length; at++) {
                double rate = Double.parseDouble(arguments[at + 4]);
                DetectorSettings settings =
                        calibrated
                                ? DetectorCalibration.stored().settings(method, rate)
                                : method.moa();
                double share = 100.0 * stationary[at].alarms(settings) / streams;
                line.append(String.format(Locale.ROOT, " %.1f |", share));
            }
            System.out.println(line);
        }
    }
}
