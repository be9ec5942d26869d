package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The slices that stood out, window by window, and how the last window's worst ones stand. */
final class SlicesTable {
    /** Enough to read; the reports have them all. */
    private static final int MOST_ROWS = 50;

    private final RunReading run;

    private record Slice(WindowReading window, Measurement measured) {}

    SlicesTable(RunReading run) {
        this.run = run;
    }

    /** Whether any window named a slice. */
    static boolean isNeeded(RunReading run) {
        return run.champions().stream().anyMatch(window -> !window.slices().isEmpty());
    }

    void draw(Markup out) {
        List<Slice> found = found();
        List<Slice> shown = found.isEmpty() ? last() : found;
        out.element(
                "p",
                found.isEmpty()
                        ? "No slice stood out beyond chance. The worst of the last window:"
                        : "Slices with more loss than the rest of their window and than at evaluation, or whose predictions moved:",
                "class",
                "quiet");
        Table table =
                Table.open(
                        out,
                        "Worst slices",
                        "Window",
                        "Slice",
                        "Measure",
                        "#Rows",
                        "#Value",
                        "#Rest",
                        "#Effect",
                        "Verdict",
                        "Why");
        shown.stream().limit(MOST_ROWS).forEach(slice -> table.row(row -> slice(row, slice)));
        table.close();
        if (shown.size() > MOST_ROWS) {
            out.element("p", "and %d more".formatted(shown.size() - MOST_ROWS), "class", "quiet");
        }
    }

    private List<Slice> found() {
        List<Slice> found = new ArrayList<>();
        for (WindowReading window : run.champions()) {
            window.slices().stream()
                    .filter(slice -> slice.verdict() == Verdict.WARN)
                    .forEach(slice -> found.add(new Slice(window, slice)));
        }
        return found;
    }

    private List<Slice> last() {
        List<Slice> last = new ArrayList<>();
        for (WindowReading window : run.champions()) {
            if (!window.slices().isEmpty()) {
                last.clear();
                window.slices().forEach(slice -> last.add(new Slice(window, slice)));
            }
        }
        return last;
    }

    private void slice(Table row, Slice slice) {
        Measurement measured = slice.measured();
        boolean found = measured.verdict() == Verdict.WARN;
        row.whole(run.stamps().span(slice.window().start(), slice.window().end()))
                .cell(measured.feature())
                .whole(measured.metric().equals(SliceJudge.LOSS) ? "loss" : "prediction")
                .number(Figures.count(measured.n()))
                .number(Figures.of(measured.value()))
                .number(Figures.of(measured.threshold()))
                .number(Figures.of(measured.effect()))
                .chip(found ? "warning" : "ok", found ? "found" : "within chance")
                .prose(measured.reason() == null ? "–" : measured.reason());
    }
}
