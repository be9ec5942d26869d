package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.AlarmRate;
import dev.plumbline.cli.report.reading.BudgetText;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RateText;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowLength;

/** How often each lane alarmed, beside what is allowed and what a dummy would have hit. */
final class RatesTable {
    private final RunReading run;

    RatesTable(RunReading run) {
        this.run = run;
    }

    void draw(Markup out) {
        if (run.rates().isEmpty()) {
            out.element("p", "No window was judged.", "class", "quiet");
            return;
        }
        run.budget()
                .ifPresent(
                        budget ->
                                BudgetText.of(budget)
                                        .forEach(line -> out.element("p", line, "class", "quiet")));
        Table table =
                Table.open(
                        out,
                        "Achieved alarm rates",
                        "Lane",
                        "Windows of",
                        "#Judged",
                        "#Not judged",
                        "#Alarmed",
                        "#Share",
                        "Episodes",
                        "Not judged because",
                        "Against a dummy");
        for (AlarmRate rate : run.rates()) {
            table.row(
                    row ->
                            row.whole(RateText.lane(rate))
                                    .whole(WindowLength.of(rate.granularity()))
                                    .number(Figures.count(rate.judged()))
                                    .number(Figures.count(rate.unjudged()))
                                    .number(Figures.count(rate.alarmed()))
                                    .number(Figures.of(100 * rate.share()) + " %")
                                    .whole(RateText.episodes(rate))
                                    .prose(rate.unjudged() == 0 ? "–" : rate.obstacles().words())
                                    .prose(RateText.dummy(rate).orElse("–")));
        }
        table.close();
        RateText.apart(run).ifPresent(apart -> out.element("p", apart, "class", "quiet"));
    }
}
