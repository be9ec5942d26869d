package dev.plumbline.core.report;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reports for tests: windows of a day, counted from the epoch. */
public record ReportFixture(
        Lane lane,
        String version,
        Role role,
        String segment,
        String granularity,
        Instant start,
        Duration span,
        long rows,
        String baselineId,
        Long monitorRevision,
        List<Measurement> measurements) {
    private static final Duration DAY = Duration.ofDays(1);

    public static ReportFixture data(int day) {
        return of(Lane.DATA, day);
    }

    public static ReportFixture performance(int day) {
        return of(Lane.PERFORMANCE, day);
    }

    private static ReportFixture of(Lane lane, int day) {
        return new ReportFixture(
                lane,
                "1",
                Role.CHAMPION,
                "",
                "P1D",
                Instant.EPOCH.plus(DAY.multipliedBy(day)),
                DAY,
                1000,
                "b1",
                1L,
                List.of());
    }

    public ReportFixture version(String other) {
        return with(other, role, segment, rows, "b" + other, monitorRevision, measurements);
    }

    public ReportFixture role(Role other) {
        return with(version, other, segment, rows, baselineId, monitorRevision, measurements);
    }

    public ReportFixture segment(String other) {
        return with(version, role, other, rows, baselineId, monitorRevision, measurements);
    }

    public ReportFixture rows(long other) {
        return with(version, role, segment, other, baselineId, monitorRevision, measurements);
    }

    public ReportFixture baseline(String other) {
        return with(version, role, segment, rows, other, monitorRevision, measurements);
    }

    public ReportFixture monitorRevision(Long other) {
        return with(version, role, segment, rows, baselineId, other, measurements);
    }

    public ReportFixture saying(Measurement... said) {
        return with(version, role, segment, rows, baselineId, monitorRevision, List.of(said));
    }

    public ReportFixture window(String name, Instant from, Duration length) {
        return new ReportFixture(
                lane,
                version,
                role,
                segment,
                name,
                from,
                length,
                rows,
                baselineId,
                monitorRevision,
                measurements);
    }

    private ReportFixture with(
            String newVersion,
            Role newRole,
            String newSegment,
            long newRows,
            String newBaseline,
            Long newRevision,
            List<Measurement> said) {
        return new ReportFixture(
                lane,
                newVersion,
                newRole,
                newSegment,
                granularity,
                start,
                span,
                newRows,
                newBaseline,
                newRevision,
                said);
    }

    public WindowReport report() {
        return report(ReportStatus.PROVISIONAL, 0);
    }

    public WindowReport report(ReportStatus status, int revision) {
        return report(status, revision, true);
    }

    /** A report of a window that an earlier report of it has judged. */
    public WindowReport unjudged(ReportStatus status, int revision) {
        return report(status, revision, false);
    }

    private WindowReport report(ReportStatus status, int revision, boolean judged) {
        return new WindowReport(
                "model",
                version,
                role,
                segment,
                granularity,
                Clock.TIME,
                lane,
                start,
                start.plus(span),
                status,
                revision,
                start.plus(span),
                judged,
                rows,
                lane == Lane.PERFORMANCE ? rows : null,
                baselineId,
                monitorRevision,
                measurements,
                List.of());
    }

    /** What the deciding test says of a feature's distribution. */
    public static Measurement distribution(String feature, Verdict verdict) {
        return Measurement.of("distribution", feature)
                .value(0.5)
                .effect(verdict == Verdict.DRIFT ? 0.5 : 0.01)
                .verdict(verdict);
    }

    /** What is said of a feature's missing values. */
    public static Measurement missing(String feature, Verdict verdict) {
        return Measurement.of("missing_rate", feature)
                .value(verdict == Verdict.DRIFT ? 0.3 : 0)
                .threshold(0.05)
                .verdict(verdict);
    }

    /** A metric of performance and the threshold that it is held to. */
    public static Measurement metric(String name, double value, double threshold, Verdict verdict) {
        return Measurement.of(name, null).value(value).threshold(threshold).verdict(verdict);
    }
}
