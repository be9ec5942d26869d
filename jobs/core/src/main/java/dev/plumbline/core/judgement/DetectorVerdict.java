package dev.plumbline.core.judgement;

import dev.plumbline.core.detector.Signal;
import dev.plumbline.core.errorstream.DetectorReading;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * What a window's reading by one detector means.
 *
 * @param reason null where the verdict says all
 */
record DetectorVerdict(Verdict verdict, String reason) {
    /**
     * Judges a reading.
     *
     * @param rows that the detector read in the window
     * @param mean their mean error; NaN without rows
     */
    static DetectorVerdict of(DetectorReading reading, long rows, double mean) {
        if (reading.rises() > 0) {
            return new DetectorVerdict(Verdict.DRIFT, risen(reading));
        }
        if (rows == 0) {
            return new DetectorVerdict(Verdict.INSUFFICIENT_DATA, "no labelled row to read");
        }
        if (reading.falls() > 0) {
            return new DetectorVerdict(
                    Verdict.WARN,
                    "errors became fewer "
                            + after(rowOf(reading, ChangePoint.Kind.DRIFT_FALL))
                            + ofMany(reading));
        }
        if (reading.away()) {
            return new DetectorVerdict(
                    Verdict.WARN,
                    text(
                            "since the last rise errors are not back: %.4g in this window, %.4g before the rise",
                            mean, reading.before()));
        }
        if (reading.level().isWarning()) {
            return new DetectorVerdict(
                    Verdict.WARN, "warns, first " + after(last(reading.changes()).row()));
        }
        return reading.level() == Signal.WARMING_UP
                ? new DetectorVerdict(
                        Verdict.INSUFFICIENT_DATA,
                        "too few rows since the detector began to say anything")
                : new DetectorVerdict(Verdict.OK, null);
    }

    private static String risen(DetectorReading reading) {
        String found = "errors rose " + after(rowOf(reading, ChangePoint.Kind.DRIFT_RISE));
        if (!Double.isNaN(reading.before())) {
            found += text("; %.4g before", reading.before());
        }
        return found + ofMany(reading);
    }

    /** How many changes there were, where there was more than one. */
    private static String ofMany(DetectorReading reading) {
        int changes = reading.rises() + reading.falls();
        long shown = reading.changes().stream().filter(DetectorVerdict::isDrift).count();
        return changes > 1 ? text("; %d changes, of which %d are shown", changes, shown) : "";
    }

    /** A count that the detector has read, not a place: the clock's rows begin at 0. */
    private static String after(long rows) {
        return "after " + Reasons.counted(rows, "labelled row");
    }

    private static boolean isDrift(ChangePoint change) {
        return change.kind() == ChangePoint.Kind.DRIFT_RISE
                || change.kind() == ChangePoint.Kind.DRIFT_FALL;
    }

    /** The first one, for the oldest are shown. */
    private static long rowOf(DetectorReading reading, ChangePoint.Kind kind) {
        return reading.changes().stream()
                .filter(change -> change.kind() == kind)
                .mapToLong(ChangePoint::row)
                .findFirst()
                .orElse(0);
    }

    private static ChangePoint last(List<ChangePoint> changes) {
        return changes.get(changes.size() - 1);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    Measurement on(Measurement.Builder measurement) {
        return measurement.verdict(verdict, reason);
    }
}
