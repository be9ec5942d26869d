package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The windows whose labels gave no verdict on performance, or came unequally, and why. */
record LabelsTable(RunReading run) {
    private static final int MOST_ROWS = 50;

    /**
     * What the labels of a window lack.
     *
     * @param metrics that it is said of
     */
    private record Lack(WindowReading window, String reason, List<String> metrics) {}

    /** Whether there is anything to say. */
    static boolean isNeeded(RunReading run) {
        return !new LabelsTable(run).lacks().isEmpty();
    }

    void draw(Markup out) {
        List<Lack> lacks = lacks();
        Table table = Table.open(out, "Labels", "Window", "#Labelled", "Measures", "Why");
        lacks.stream().limit(MOST_ROWS).forEach(lack -> table.row(row -> lack(row, lack)));
        table.close();
        if (lacks.size() > MOST_ROWS) {
            out.element("p", "and %d more".formatted(lacks.size() - MOST_ROWS), "class", "quiet");
        }
    }

    private List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        for (WindowReading window : run.champions()) {
            WindowReport report = window.performance();
            if (report == null) {
                continue;
            }
            Map<String, List<String>> metrics = new LinkedHashMap<>();
            report.measurements().stream()
                    .filter(LabelsTable::isLack)
                    .forEach(
                            measured ->
                                    metrics.computeIfAbsent(
                                                    measured.reason(), reason -> new ArrayList<>())
                                            .add(measured.metric()));
            metrics.forEach((reason, named) -> lacks.add(new Lack(window, reason, named)));
        }
        return lacks;
    }

    /**
     * The gap between segments is the reason of the verdict that is missing, and not said twice.
     */
    private static boolean isLack(Measurement measured) {
        return measured.metric().equals(CoverageJudge.OF_CLASSES)
                ? measured.verdict() == Verdict.WARN
                : measured.feature() == null
                        && measured.reason() != null
                        && measured.verdict() == Verdict.INSUFFICIENT_DATA;
    }

    private void lack(Table row, Lack lack) {
        WindowReport report = lack.window().performance();
        row.whole(run.stamps().span(lack.window().start(), lack.window().end()))
                .number(
                        "%s of %s"
                                .formatted(
                                        Figures.count(report.labelledRows()),
                                        Figures.count(report.rows())))
                .cell(String.join(", ", lack.metrics()))
                .prose(lack.reason());
    }
}
