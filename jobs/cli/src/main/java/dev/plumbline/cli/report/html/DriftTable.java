package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The drift timeline to be read rather than looked at: per feature in how many windows it was
 * judged, drifted or broke, from when on, and how far it went.
 */
final class DriftTable {
    private final RunReading run;

    DriftTable(RunReading run) {
        this.run = run;
    }

    void draw(Markup out) {
        List<String> features = run.features();
        out.open("details", "id", "drift-table");
        out.element(
                "summary",
                "The drift of each feature as a table (" + Figures.count(features.size()) + ")");
        Table table =
                Table.open(
                        out,
                        "Drift per feature",
                        "Feature",
                        "#Judged",
                        "#Drifted",
                        "First in",
                        "#Largest effect",
                        "In",
                        "#Data broken",
                        "First in");
        features.forEach(feature -> table.row(row -> row(row, feature)));
        table.close();
        out.close("details").line();
    }

    private void row(Table row, String feature) {
        Predicate<WindowReading> drifted = verdict(feature, Verdict.DRIFT);
        Predicate<WindowReading> broken =
                window ->
                        window.breaks().stream().anyMatch(fault -> feature.equals(fault.feature()));
        Optional<WindowReading> widest =
                run.champions().stream()
                        .filter(window -> effect(window, feature) != null)
                        .max(Comparator.comparingDouble(window -> effect(window, feature)));
        row.whole(Wording.subject(feature))
                .number(count(drifted.or(verdict(feature, Verdict.OK))))
                .number(count(drifted))
                .whole(first(drifted))
                .number(Figures.of(widest.map(window -> effect(window, feature)).orElse(null)))
                .whole(widest.map(this::span).orElse("–"))
                .number(count(broken))
                .whole(first(broken));
    }

    private static Predicate<WindowReading> verdict(String feature, Verdict verdict) {
        return window ->
                window.distribution(feature).filter(test -> test.verdict() == verdict).isPresent();
    }

    private static Double effect(WindowReading window, String feature) {
        Measurement test = window.distribution(feature).orElse(null);
        return test == null ? null : WindowReading.effect(test);
    }

    private String count(Predicate<WindowReading> wanted) {
        return Figures.count(run.champions().stream().filter(wanted).count());
    }

    private String first(Predicate<WindowReading> wanted) {
        return run.champions().stream().filter(wanted).findFirst().map(this::span).orElse("–");
    }

    private String span(WindowReading window) {
        return run.stamps().span(window.start(), window.end());
    }
}
