package dev.plumbline.exporter;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A report with everything filled in; tests change what they are about. */
record Reports(
        String model,
        String version,
        Role role,
        String segment,
        Clock clock,
        Lane lane,
        Instant start,
        Duration span,
        ReportStatus status,
        int revision,
        String baselineId,
        Long labelledRows,
        List<Measurement> measurements) {

    static final Instant DAY_ONE = Instant.parse("2026-03-01T00:00:00Z");

    static Reports report() {
        return new Reports(
                "fraud",
                "1",
                Role.CHAMPION,
                "",
                Clock.TIME,
                Lane.DATA,
                DAY_ONE,
                Duration.ofDays(1),
                ReportStatus.FINAL,
                0,
                "b1",
                null,
                List.of(psi("amount", 0.3)));
    }

    static Measurement psi(String feature, double value) {
        return Measurement.of("psi", feature)
                .value(value)
                .threshold(0.2)
                .effect(value / 2)
                .rows(1000, 5000)
                .verdict(value > 0.2 ? Verdict.DRIFT : Verdict.OK);
    }

    Reports model(String other) {
        return with(other, version, role, lane, start, revision, measurements);
    }

    Reports version(String other) {
        return with(model, other, role, lane, start, revision, measurements);
    }

    Reports role(Role other) {
        return with(model, version, other, lane, start, revision, measurements);
    }

    Reports day(int day) {
        Instant from = DAY_ONE.plus(Duration.ofDays(day - 1L));
        return with(model, version, role, lane, from, revision, measurements);
    }

    Reports revision(int other) {
        return with(model, version, role, lane, start, other, measurements);
    }

    Reports measurements(Measurement... others) {
        return with(model, version, role, lane, start, revision, List.of(others));
    }

    Reports performance(long labels, Measurement... others) {
        Reports changed =
                with(model, version, role, Lane.PERFORMANCE, start, revision, List.of(others));
        return new Reports(
                changed.model,
                changed.version,
                changed.role,
                segment,
                clock,
                changed.lane,
                changed.start,
                span,
                status,
                changed.revision,
                baselineId,
                labels,
                changed.measurements);
    }

    Reports status(ReportStatus other) {
        return new Reports(
                model,
                version,
                role,
                segment,
                clock,
                lane,
                start,
                span,
                other,
                revision,
                baselineId,
                labelledRows,
                measurements);
    }

    Reports span(Duration other) {
        return new Reports(
                model,
                version,
                role,
                segment,
                clock,
                lane,
                start,
                other,
                status,
                revision,
                baselineId,
                labelledRows,
                measurements);
    }

    Reports countingRows() {
        return new Reports(
                model,
                version,
                role,
                segment,
                Clock.ROWS,
                lane,
                start,
                span,
                status,
                revision,
                baselineId,
                labelledRows,
                measurements);
    }

    Reports segment(String other) {
        return new Reports(
                model,
                version,
                role,
                other,
                clock,
                lane,
                start,
                span,
                status,
                revision,
                baselineId,
                labelledRows,
                measurements);
    }

    private Reports with(
            String model,
            String version,
            Role role,
            Lane lane,
            Instant start,
            int revision,
            List<Measurement> measurements) {
        return new Reports(
                model,
                version,
                role,
                segment,
                clock,
                lane,
                start,
                span,
                status,
                revision,
                baselineId,
                labelledRows,
                measurements);
    }

    WindowReport build() {
        return new WindowReport(
                model,
                version,
                role,
                segment,
                "P1D",
                clock,
                lane,
                start,
                start.plus(span),
                status,
                revision,
                start.plus(span),
                true,
                1000,
                labelledRows,
                baselineId,
                1L,
                measurements,
                List.of());
    }
}
