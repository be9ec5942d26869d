package dev.plumbline.cli.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What a baseline holds, as tables for a terminal. */
record BaselineText(Baseline baseline) {
    private static final MathContext DIGITS = new MathContext(5);
    private static final int CATEGORIES_SHOWN = 4;

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "baseline", baseline.id());
        line(text, "model", baseline.model() + " " + baseline.modelVersion());
        line(text, "task", lower(baseline.task()));
        line(text, "evaluated", span());
        line(text, "rows", "%,d".formatted(baseline.rows()));
        if (!baseline.classes().isEmpty()) {
            line(text, "classes", String.join(", ", baseline.classes()));
        }
        if (baseline.supplement().thresholds() != null) {
            line(text, "thresholds", ThresholdText.of(baseline.supplement().thresholds()));
        }
        text.append("\nPerformance\n")
                .append(baseline.performance() == null ? "  no labels\n" : table(performance()));
        text.append("\nFeatures\n").append(table(profiles(baseline.features())));
        text.append("\nPredictions\n").append(table(profiles(baseline.outputs())));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-10s %s\n".formatted(name, value));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private String span() {
        return baseline.clock() == Clock.ROWS
                ? "row %d to %d"
                        .formatted(baseline.from().toEpochMilli(), baseline.to().toEpochMilli() - 1)
                : "%s to %s".formatted(baseline.from(), baseline.to());
    }

    private List<List<String>> performance() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("metric", "value", "labelled rows", "interval"));
        new TreeMap<>(baseline.performance().metrics())
                .forEach((name, metric) -> rows.add(row(name, metric)));
        return rows;
    }

    private static List<String> row(String name, MetricBaseline metric) {
        String interval =
                metric.interval() == null
                        ? "-"
                        : "%s to %s (%s %%)"
                                .formatted(
                                        number(metric.interval().lower()),
                                        number(metric.interval().upper()),
                                        number(100 * metric.interval().level()));
        return List.of(name, number(metric.value()), "%,d".formatted(metric.n()), interval);
    }

    private static List<List<String>> profiles(List<FeatureBaseline> features) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "type", "missing", "cells", "lambda", "values"));
        for (FeatureBaseline feature : features) {
            long missing = feature.profile().missing();
            rows.add(
                    List.of(
                            feature.name(),
                            lower(feature.type()),
                            "%.2f %%".formatted(100.0 * missing / feature.profile().rows()),
                            Integer.toString(feature.bins().cells()),
                            number(feature.dependence().lambda()),
                            values(feature)));
        }
        return rows;
    }

    private static String values(FeatureBaseline feature) {
        if (feature.profile() instanceof NumericProfile numeric) {
            return "%s to %s, mean %s, standard deviation %s"
                    .formatted(
                            number(numeric.min()),
                            number(numeric.max()),
                            number(numeric.mean()),
                            number(Math.sqrt(numeric.variance())));
        }
        CategoryProfile categories = (CategoryProfile) feature.profile();
        List<String> shown = new ArrayList<>();
        List<String> names = categories.bins().categories();
        long present = Math.max(1, categories.present());
        for (int i = 0; i < Math.min(CATEGORIES_SHOWN, names.size()); i++) {
            double share = 100.0 * categories.counts()[i] / present;
            shown.add("%s %.1f %%".formatted(names.get(i), share));
        }
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? ", and %d more".formatted(more) : "");
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : "-";
    }

    /** Columns as wide as their widest cell; the last one as wide as it is. */
    private static String table(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        int last = rows.get(0).size() - 1;
        for (List<String> row : rows) {
            for (int column = 0; column < last; column++) {
                text.append(("  %-" + width(rows, column) + "s").formatted(row.get(column)));
            }
            text.append("  ").append(row.get(last)).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}
