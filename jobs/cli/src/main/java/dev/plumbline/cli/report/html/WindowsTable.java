package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Windows with their widest feature, their metric and what they come to. */
final class WindowsTable {
    private final RunReading run;
    private final Stamps stamps;

    WindowsTable(RunReading run) {
        this.run = run;
        this.stamps = run.stamps();
    }

    void draw(Markup out, List<WindowReading> windows, boolean withSlice) {
        String metric = run.metric().map(Metric::spoken).orElse("Performance");
        Table table =
                withSlice
                        ? Table.open(
                                out,
                                "Other windows",
                                "Window",
                                "Slice",
                                "Role",
                                "Version",
                                "#Rows",
                                "Widest feature",
                                "#Effect",
                                "#Found from",
                                "#" + metric,
                                "#Limit",
                                "Verdict")
                        : Table.open(
                                out,
                                "Windows",
                                "Window",
                                "Version",
                                "#Rows",
                                "Widest feature",
                                "#Effect",
                                "#Found from",
                                "#" + metric,
                                "#Limit",
                                "Verdict");
        for (WindowReading window : windows) {
            table.row(row -> window(row, window, withSlice));
        }
        table.close();
    }

    private void window(Table row, WindowReading window, boolean withSlice) {
        Optional<Measurement> worst = window.worst();
        Optional<Measurement> known =
                run.metric().flatMap(metric -> window.performance(metric.name()));
        row.whole(stamps.span(window.start(), window.end()));
        if (withSlice) {
            String segment = window.either().segment();
            row.whole(
                            (segment.isEmpty() ? "all" : segment)
                                    + ", "
                                    + WindowLength.of(window.either().granularity()))
                    .whole(window.either().role().name().toLowerCase(Locale.ROOT));
        }
        row.whole(window.version())
                .number(Figures.count(window.rows()))
                .cell(worst.map(Measurement::feature).orElse("–"))
                .number(Figures.of(worst.map(WindowReading::effect).orElse(null)))
                .number(foundFrom(window))
                .number(Figures.of(known.map(Measurement::value).orElse(null)))
                .number(Figures.of(known.map(Measurement::threshold).orElse(null)))
                .chip(kind(window), Wording.standing(window));
    }

    private String foundFrom(WindowReading window) {
        return window.detectable().isPresent()
                ? Figures.of(Math.max(run.effectFloor(), window.detectable().getAsDouble())) + " σ"
                : "–";
    }

    private static String kind(WindowReading window) {
        if (window.standing().departed()) {
            return "departed";
        }
        return switch (window.standing()) {
            case OK -> "ok";
            case WATCH -> "warning";
            default -> "unknown";
        };
    }
}
