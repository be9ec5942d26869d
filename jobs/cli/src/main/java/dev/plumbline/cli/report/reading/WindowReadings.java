package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings the two lanes of each window together. */
public final class WindowReadings {
    private static final Comparator<WindowReading> ORDER =
            Comparator.comparing(WindowReading::start)
                    .thenComparing(WindowReading::end)
                    .thenComparing(reading -> reading.either().key());

    private WindowReadings() {}

    /** Returns one reading per window and version, in order of time. */
    public static List<WindowReading> of(List<WindowReport> reports) {
        Map<String, WindowReading> readings = new LinkedHashMap<>();
        for (WindowReport report : reports) {
            readings.compute(window(report), (key, held) -> WindowReading.with(held, report));
        }
        return readings.values().stream().sorted(ORDER).toList();
    }

    /** What identifies a window whatever the lane. */
    public static String window(WindowReport report) {
        String key = report.key();
        return key.substring(0, key.lastIndexOf('|'));
    }
}
