package dev.plumbline.core.detector;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints what each detector finds on the streams with known switches, calibrated and by the papers'
 * constants: switches detected, median delay in rows, false alarms per 10,000 rows, and drifts
 * repeated after a switch.
 */
final class DetectKnownSwitches {
    private DetectKnownSwitches() {}

    public static void main(String[] arguments) {
        for (KnownSwitches stream : KnownSwitches.ALL) {
            System.out.println(rates(stream));
        }
        for (DetectorMethod method : DetectorMethod.values()) {
            System.out.println(
                    "| `" + method.id() + "` |" + cells(method, true) + cells(method, false));
        }
    }

    private static String rates(KnownSwitches stream) {
        int[] rows = stream.switches();
        return stream.name()
                + Arrays.stream(rows)
                        .mapToObj(
                                row ->
                                        " %.3f -> %.3f"
                                                .formatted(
                                                        stream.rate(row - 1000, row),
                                                        stream.rate(row, row + 1000)))
                        .collect(Collectors.joining());
    }

    private static String cells(DetectorMethod method, boolean calibrated) {
        return KnownSwitches.ALL.stream()
                .map(stream -> stream.found(settings(method, stream, calibrated)))
                .map(DetectKnownSwitches::cell)
                .collect(Collectors.joining());
    }

    private static String cell(KnownSwitches.Found found) {
        return String.format(
                Locale.ROOT,
                " %d, %s, %.1f, %d |",
                found.detected(),
                found.medianDelay(),
                found.falseAlarmsPer10000(),
                found.repeated());
    }

    static DetectorSettings settings(
            DetectorMethod method, KnownSwitches stream, boolean calibrated) {
        return calibrated
                ? DetectorCalibration.stored().settings(method, stream.baselineRate())
                : method.moa();
    }
}
