package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.Succession;
import dev.plumbline.cli.report.reading.Tenure;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.report.Interval;
import java.util.Optional;

/** Who was champion from when, and how it did against the one before. */
final class ModelsTable {
    private final RunReading run;
    private final Stamps stamps;

    ModelsTable(RunReading run) {
        this.run = run;
        this.stamps = run.stamps();
    }

    void draw(Markup out) {
        if (run.tenures().isEmpty()) {
            out.element("p", "No model served.", "class", "quiet");
            return;
        }
        String metric = run.metric().map(Metric::spoken).orElse("Metric");
        Table table =
                Table.open(
                        out,
                        "Model versions",
                        "Version",
                        "Live from",
                        "Baseline evaluated on",
                        "#Baseline rows",
                        "#" + metric + " at evaluation",
                        "Its first windows against the version before");
        for (Tenure tenure : run.tenures()) {
            Optional<Baseline> baseline = baseline(tenure.version());
            table.row(
                    row ->
                            row.whole(tenure.version())
                                    .whole(stamps.at(tenure.from()))
                                    .whole(baseline.map(this::evaluatedOn).orElse("–"))
                                    .number(
                                            baseline.map(known -> Figures.count(known.rows()))
                                                    .orElse("–"))
                                    .number(baseline.map(this::evaluated).orElse("–"))
                                    .prose(against(tenure)));
        }
        table.close();
    }

    private Optional<Baseline> baseline(String version) {
        return run.result().baselines().stream()
                .filter(baseline -> baseline.modelVersion().equals(version))
                .findFirst();
    }

    private String evaluatedOn(Baseline baseline) {
        return stamps.span(baseline.from(), baseline.to());
    }

    private String evaluated(Baseline baseline) {
        Optional<MetricBaseline> known =
                run.metric().flatMap(metric -> run.atEvaluation(baseline.id(), metric));
        if (known.isEmpty()) {
            return "–";
        }
        Interval interval = known.get().interval();
        return Figures.of(known.get().value())
                + (interval == null
                        ? ""
                        : " [%s, %s]"
                                .formatted(
                                        Figures.of(interval.lower()),
                                        Figures.of(interval.upper())));
    }

    private String against(Tenure tenure) {
        return run.succession(tenure).map(this::compared).orElse("–");
    }

    private String compared(Succession succession) {
        return "%s against %s (ratio %s) over %s, %s"
                .formatted(
                        Figures.of(succession.now()),
                        Figures.of(succession.before()),
                        Figures.of(succession.ratio()),
                        Figures.counted(succession.windows(), "window"),
                        succession.sameRows()
                                ? "on the same rows"
                                : "the old one in its last windows");
    }
}
