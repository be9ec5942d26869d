package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.AlarmRate;
import dev.plumbline.cli.report.reading.BudgetText;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RateText;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowLength;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        Map<Boolean, List<AlarmRate>> rates =
                run.rates().stream()
                        .collect(Collectors.partitioningBy(rate -> rate.segment().isEmpty()));
        table(out, "Achieved alarm rates", rates.get(true));
        ofSegments(out, rates.get(false));
        RateText.apart(run).ifPresent(apart -> out.element("p", apart, "class", "quiet"));
    }

    /** Folded, for a model may have dozens of them. */
    private static void ofSegments(Markup out, List<AlarmRate> rates) {
        if (!rates.isEmpty()) {
            out.open("details");
            out.element("summary", "Of segments (" + Figures.count(rates.size()) + ")");
            table(out, "Achieved alarm rates of segments", rates);
            out.close("details").line();
        }
    }

    private static void table(Markup out, String name, List<AlarmRate> rates) {
        Table table =
                Table.open(
                        out,
                        name,
                        "Lane",
                        "Windows of",
                        "#Judged",
                        "#Not judged",
                        "#Alarmed",
                        "#Share",
                        "Episodes",
                        "Not judged because",
                        "Against a dummy");
        for (AlarmRate rate : rates) {
            table.row(
                    row ->
                            row.whole(RateText.lane(rate))
                                    .whole(WindowLength.of(rate.granularity()))
                                    .number(Figures.count(rate.judged()))
                                    .number(Figures.count(rate.unjudged()))
                                    .number(Figures.count(rate.alarmed()))
                                    .number(
                                            rate.judged() == 0
                                                    ? "–"
                                                    : Figures.of(100 * rate.share()) + " %")
                                    .whole(RateText.episodes(rate))
                                    .cell(rate.unjudged() == 0 ? "–" : rate.obstacles().words())
                                    .prose(RateText.dummy(rate).orElse("–")));
        }
        table.close();
    }
}
