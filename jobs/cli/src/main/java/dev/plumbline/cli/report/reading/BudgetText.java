package dev.plumbline.cli.report.reading;

import dev.plumbline.core.judgement.AlarmBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A false-alarm budget in words. */
public final class BudgetText {
    private BudgetText() {}

    /** Returns one line for the budget and one for each granularity. */
    public static List<String> of(AlarmBudget budget) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "false-alarm budget: %s a month = %s per window%s; %s of level %s, half of it kept back"
                        .formatted(
                                episodes(budget.episodesPerMonth()),
                                Figures.of(budget.perWindow()),
                                segments(budget.segments()),
                                Figures.counted(budget.tests(), "test"),
                                Figures.of(budget.level())));
        budget.windows().forEach(window -> lines.add("  " + of(window)));
        return lines;
    }

    /** Returns the same, each granularity followed by the features in which it finds least. */
    public static List<String> withBluntest(AlarmBudget budget) {
        List<String> lines = new ArrayList<>(of(budget).subList(0, 1));
        for (AlarmBudget.Expected window : budget.windows()) {
            lines.add("  " + of(window));
            if (!window.bluntest().isEmpty()) {
                lines.add("    least is found in " + bluntest(window));
            }
        }
        return lines;
    }

    private static String bluntest(AlarmBudget.Expected window) {
        return window.bluntest().stream()
                .map(
                        found ->
                                "%s (%s σ, λ %s)"
                                        .formatted(
                                                found.feature(),
                                                Figures.of(found.shift()),
                                                Figures.of(found.lambda())))
                .collect(Collectors.joining(", "));
    }

    private static String episodes(double number) {
        return Figures.of(number) + (number == 1 ? " false episode" : " false episodes");
    }

    private static String segments(long segments) {
        return segments == 1
                ? ""
                : " of the whole and of each of " + Figures.counted(segments - 1, "segment");
    }

    private static String of(AlarmBudget.Expected window) {
        String pace =
                window.paceKnown()
                        ? Figures.of(window.perMonth()) + " a month"
                        : "taken for "
                                + Figures.of(window.perMonth())
                                + " a month, without a clock";
        String finds =
                window.detectable().isPresent()
                        ? "finds a shift of %s σ"
                                .formatted(Figures.of(window.detectable().getAsDouble()))
                        : "gives no verdict";
        return "windows of %s: %s; at n = %s it %s"
                .formatted(
                        WindowLength.of(window.granularity()),
                        pace,
                        Figures.counted(window.rows(), "row"),
                        finds);
    }
}
