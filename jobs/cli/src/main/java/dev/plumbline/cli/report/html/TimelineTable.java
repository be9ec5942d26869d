package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Change;
import dev.plumbline.cli.report.reading.DetectorReading;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The performance timeline to be read rather than looked at: per window the realised metric, the
 * estimate, how many labels came, and what the detectors said in it.
 */
final class TimelineTable {
    private final RunReading run;
    private final Metric metric;
    private final Stamps stamps;
    private final boolean estimated;
    private final List<DetectorReading> detectors;

    TimelineTable(RunReading run, Metric metric) {
        this.run = run;
        this.metric = metric;
        this.stamps = run.stamps();
        this.estimated = new EstimateBand(run, metric).isKnown();
        this.detectors = run.detectors();
    }

    /**
     * Writes the table, folded.
     *
     * @param id of the element that holds it
     */
    void draw(Markup out, String id) {
        out.open("details", "id", id);
        out.element(
                "summary",
                "The timeline as a table (" + Figures.count(run.champions().size()) + ")");
        Table table = Table.open(out, "Performance timeline", headings());
        for (WindowReading window : run.champions()) {
            table.row(row -> row(row, window));
        }
        table.close();
        out.close("details").line();
    }

    private String[] headings() {
        List<String> headings =
                new ArrayList<>(List.of("Window", "Version", "#" + metric.spoken(), "#Limit"));
        if (estimated) {
            headings.add("#Estimated");
            headings.add("#Realised less estimated");
        }
        headings.add("#Labels");
        if (!detectors.isEmpty()) {
            headings.add("Change points");
        }
        return headings.toArray(String[]::new);
    }

    private void row(Table row, WindowReading window) {
        Optional<Measurement> realised = window.performance(metric.name());
        row.whole(stamps.span(window.start(), window.end()))
                .whole(window.version())
                .number(realised.map(TimelineTable::inBand).orElse("–"))
                .number(Figures.of(realised.map(Measurement::threshold).orElse(null)));
        if (estimated) {
            Optional<Measurement> estimate = window.estimate(metric.name());
            row.number(estimate.map(TimelineTable::inBand).orElse("–"));
            row.number(difference(realised, estimate));
        }
        row.number(CoverageLane.percent(window) + (window.isProvisional() ? ", provisional" : ""));
        if (!detectors.isEmpty()) {
            row.lines(changesIn(window));
        }
    }

    private static String inBand(Measurement known) {
        Interval band = known.interval();
        return known.value() == null || band == null
                ? Figures.of(known.value())
                : "%s [%s, %s]"
                        .formatted(
                                Figures.of(known.value()),
                                Figures.of(band.lower()),
                                Figures.of(band.upper()));
    }

    private static String difference(
            Optional<Measurement> realised, Optional<Measurement> estimate) {
        Double value = realised.map(Measurement::value).orElse(null);
        Double expected = estimate.map(Measurement::value).orElse(null);
        return value == null || expected == null ? "–" : Figures.of(value - expected);
    }

    private List<String> changesIn(WindowReading window) {
        List<String> lines = new ArrayList<>();
        for (DetectorReading detector : detectors) {
            for (Change change : detector.changes()) {
                if (change.version().equals(window.version())
                        && isIn(window, change.point().eventTime())) {
                    lines.add(detector.spoken() + ": " + ChangeLanes.describe(change, stamps));
                }
            }
        }
        return lines;
    }

    private static boolean isIn(WindowReading window, Instant time) {
        return !time.isBefore(window.start()) && time.isBefore(window.end());
    }
}
