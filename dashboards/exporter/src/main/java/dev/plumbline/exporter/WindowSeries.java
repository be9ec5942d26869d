package dev.plumbline.exporter;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.WindowReport;

/** What windows follow one another in time: of these, only the newest is shown. */
record WindowSeries(
        String model,
        String modelVersion,
        Role role,
        String segment,
        String granularity,
        Lane lane) {
    static WindowSeries of(WindowReport report) {
        return new WindowSeries(
                report.model(),
                report.modelVersion(),
                report.role(),
                report.segment(),
                report.granularity(),
                report.lane());
    }
}
