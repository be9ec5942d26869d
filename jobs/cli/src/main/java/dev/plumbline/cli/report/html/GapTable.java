package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * The timeline of the gaps to be read rather than looked at: a row per window, a column per gap.
 *
 * @param gaps those that are drawn, in their order
 */
record GapTable(RunReading run, List<GapChart.Gap> gaps) {
    void draw(Markup out) {
        out.open("details", "id", "gaps");
        out.element(
                "summary",
                "The timeline of the gaps as a table ("
                        + Figures.count(run.champions().size())
                        + ")");
        Table table =
                Table.open(
                        out,
                        "Gaps per window",
                        Stream.concat(
                                        Stream.of("Window"),
                                        gaps.stream().map(gap -> "#" + gap.words()))
                                .toArray(String[]::new));
        for (WindowReading window : run.champions()) {
            table.row(row -> row(row, window));
        }
        table.close();
        out.close("details").line();
    }

    private void row(Table row, WindowReading window) {
        row.whole(run.stamps().span(window.start(), window.end()));
        gaps.forEach(gap -> row.number(words(GapChart.of(window, gap))));
    }

    private static String words(Measurement held) {
        return held == null
                ? "–"
                : "%s (%s to %s)%s"
                        .formatted(
                                Figures.of(held.value()),
                                Figures.of(held.interval().lower()),
                                Figures.of(held.interval().upper()),
                                held.verdict() == Verdict.DRIFT ? ", beyond" : "");
    }
}
