package dev.plumbline.cli.report.reading;

import java.time.Duration;

/** The length of a declared window in words. */
public final class WindowLength {
    private WindowLength() {}

    /** Returns {@code 7 days} for {@code P7D}, {@code 5,000 rows} for {@code 5000 rows}. */
    public static String of(String granularity) {
        if (!granularity.startsWith("P")) {
            String rows = granularity.replace(" rows", "");
            return rows.matches("[0-9]{1,18}")
                    ? Figures.counted(Long.parseLong(rows), "row")
                    : granularity;
        }
        Duration span = Duration.parse(granularity);
        if (isWhole(span, Duration.ofDays(1))) {
            return Figures.counted(span.toDays(), "day");
        }
        if (isWhole(span, Duration.ofHours(1))) {
            return Figures.counted(span.toHours(), "hour");
        }
        return isWhole(span, Duration.ofMinutes(1))
                ? Figures.counted(span.toMinutes(), "minute")
                : granularity;
    }

    private static boolean isWhole(Duration span, Duration unit) {
        return span.toMillis() % unit.toMillis() == 0;
    }
}
