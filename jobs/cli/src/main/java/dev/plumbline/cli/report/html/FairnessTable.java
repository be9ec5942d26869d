package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.FairnessJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the protected groups stand in the last window, and in how many a gap was beyond its limit.
 */
final class FairnessTable {
    private final RunReading run;

    FairnessTable(RunReading run) {
        this.run = run;
    }

    /** Whether any window compared groups. */
    static boolean isNeeded(RunReading run) {
        return run.champions().stream().anyMatch(window -> !window.fairness().isEmpty());
    }

    void draw(Markup out, WindowAxis axis) {
        String last =
                of(FairnessMetric.SELECTION_RATE)
                        .map(window -> run.stamps().span(window.start(), window.end()))
                        .orElse("that had groups to compare");
        out.element(
                "p",
                "Groups against the reference of their feature. Values are those of the last window, %s, with their 95 %% intervals; error rates of the last one with labels."
                        .formatted(last),
                "class",
                "quiet");
        Table table =
                Table.open(
                        out,
                        "Protected groups",
                        "Group",
                        "#Rows",
                        "#Selection rate",
                        "#Disparate impact",
                        "#True positive rate",
                        "#False positive rate",
                        "#Equalized odds",
                        "Beyond a limit",
                        "Compared");
        groups().forEach(group -> table.row(row -> group(row, group)));
        table.close();
        new GapChart(run, axis).draw(out);
    }

    /** Groups of all windows in the order of the reports. */
    private Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (WindowReading window : run.champions()) {
            window.fairness().forEach(held -> groups.add(held.feature()));
        }
        return groups;
    }

    private void group(Table row, String group) {
        List<String> why = new ArrayList<>();
        Optional<Measurement> rate = last(FairnessMetric.SELECTION_RATE, group);
        rate.map(Measurement::reason).filter(text -> text.contains(";")).ifPresent(why::add);
        for (String metric :
                List.of(
                        FairnessMetric.DISPARATE_IMPACT.measurement(),
                        FairnessJudge.NOT_COMPARED)) {
            last(metric, group).map(Measurement::reason).ifPresent(why::add);
        }
        row.cell(group)
                .number(rate.map(held -> Figures.count(held.n())).orElse("–"))
                .ranged(rate)
                .ranged(last(FairnessMetric.DISPARATE_IMPACT.measurement(), group))
                .ranged(last(FairnessMetric.TRUE_POSITIVE_RATE, group))
                .ranged(last(FairnessMetric.FALSE_POSITIVE_RATE, group))
                .ranged(last(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE.measurement(), group));
        beyond(row, group);
        row.prose(why.isEmpty() ? "–" : String.join("; ", why));
    }

    private void beyond(Table row, String group) {
        long judged = windows(group, Verdict.DRIFT) + within(group);
        long beyond = windows(group, Verdict.DRIFT);
        if (judged == 0) {
            row.chip("unknown", "not judged");
            return;
        }
        row.chip(
                beyond > 0 ? "warning" : "ok",
                "%s of %s".formatted(Figures.count(beyond), Figures.counted(judged, "window")));
    }

    private long windows(String group, Verdict verdict) {
        return run.champions().stream().filter(window -> has(window, group, verdict)).count();
    }

    private long within(String group) {
        return run.champions().stream()
                .filter(window -> has(window, group, Verdict.OK))
                .filter(window -> !has(window, group, Verdict.DRIFT))
                .count();
    }

    private static boolean has(WindowReading window, String group, Verdict verdict) {
        return window.fairness().stream()
                .anyMatch(held -> group.equals(held.feature()) && held.verdict() == verdict);
    }

    private Optional<Measurement> last(String metric, String group) {
        return of(metric).flatMap(window -> window.fairness(metric, group));
    }

    /** The last window that has the metric. */
    private Optional<WindowReading> of(String metric) {
        return run.champions().stream()
                .filter(
                        window ->
                                window.fairness().stream()
                                        .anyMatch(held -> held.metric().equals(metric)))
                .reduce((one, next) -> next);
    }
}
