package dev.plumbline.cli.baseline;

import static dev.plumbline.cli.baseline.TextTable.number;
import static dev.plumbline.cli.baseline.TextTable.percent;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineDifference;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.FeatureDifference;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.MetricDifference;
import dev.plumbline.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** In what two baselines differ, as tables for a terminal. */
record DifferenceText(BaselineDifference difference) {
    private static final int CATEGORIES_SHOWN = 6;

    String text() {
        if (difference.isNone()) {
            return "no difference: both are baseline %s\n".formatted(difference.before().id());
        }
        StringBuilder text = new StringBuilder(TextTable.of(heads()));
        text.append("\nPerformance\n")
                .append(
                        difference.metrics().isEmpty()
                                ? "  no labels in either\n"
                                : TextTable.of(metrics()));
        text.append("\nFeatures\n");
        names(text, "added", difference.added());
        names(text, "removed", difference.removed());
        profiles(text, difference.features());
        text.append("\nPredictions\n");
        profiles(text, difference.outputs());
        if (!difference.labels().isEmpty()) {
            text.append("\nLabels\n");
            profiles(text, difference.labels());
        }
        return text.toString();
    }

    private List<List<String>> heads() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "before", "after"));
        rows.add(head("baseline", Baseline::id));
        rows.add(head("model", baseline -> baseline.model() + " " + baseline.modelVersion()));
        rows.add(head("task", baseline -> lower(baseline.task())));
        rows.add(head("evaluated", BaselineText::span));
        rows.add(head("rows", baseline -> "%,d".formatted(baseline.rows())));
        if (!difference.before().classes().equals(difference.after().classes())) {
            rows.add(head("classes", baseline -> String.join(", ", baseline.classes())));
        }
        return rows;
    }

    private List<String> head(String name, Function<Baseline, String> value) {
        return List.of(name, value.apply(difference.before()), value.apply(difference.after()));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private List<List<String>> metrics() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("metric", "before", "after", "intervals"));
        for (MetricDifference metric : difference.metrics()) {
            rows.add(
                    List.of(
                            metric.metric(),
                            value(metric.before()),
                            value(metric.after()),
                            intervals(metric)));
        }
        return rows;
    }

    private static String intervals(MetricDifference metric) {
        if (!metric.isComparable()) {
            return "-";
        }
        return metric.intervalsOverlap() ? "overlap" : "do not overlap";
    }

    private static String value(MetricBaseline metric) {
        if (metric == null) {
            return "-";
        }
        return metric.interval() == null
                ? number(metric.value())
                : "%s (%s to %s)"
                        .formatted(
                                number(metric.value()),
                                number(metric.interval().lower()),
                                number(metric.interval().upper()));
    }

    private static void names(StringBuilder text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.append("  %s: %s\n".formatted(what, String.join(", ", names)));
        }
    }

    private static void profiles(StringBuilder text, List<FeatureDifference> features) {
        if (features.isEmpty()) {
            text.append("  none that both have\n");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "psi", "js", "missing", "mean", "deviation", "what differs"));
        features.forEach(feature -> rows.add(row(feature)));
        text.append(TextTable.of(rows));
    }

    private static List<String> row(FeatureDifference feature) {
        return List.of(
                feature.name(),
                number(feature.stabilityIndex()),
                number(feature.jensenShannon()),
                pair(
                        percent(FeatureDifference.missingShare(feature.before())),
                        percent(FeatureDifference.missingShare(feature.after()))),
                pair(moment(feature.before(), true), moment(feature.after(), true)),
                pair(moment(feature.before(), false), moment(feature.after(), false)),
                remarks(feature));
    }

    private static String pair(String before, String after) {
        return before.equals(after) ? before : "%s → %s".formatted(before, after);
    }

    private static String moment(FeatureBaseline feature, boolean mean) {
        if (feature.profile() instanceof NumericProfile numeric) {
            return number(mean ? numeric.mean() : Math.sqrt(numeric.variance()));
        }
        return "-";
    }

    private static String remarks(FeatureDifference feature) {
        List<String> remarks = new ArrayList<>();
        if (feature.isOfAnotherType()) {
            remarks.add(
                    "%s became %s"
                            .formatted(
                                    lower(feature.before().type()), lower(feature.after().type())));
        }
        if (Double.isFinite(feature.meanShift())) {
            remarks.add("mean moved by %+.2f deviations".formatted(feature.meanShift()));
        }
        categories(remarks, "new", feature.newCategories());
        categories(remarks, "lost", feature.lostCategories());
        return String.join("; ", remarks);
    }

    private static void categories(List<String> remarks, String what, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<String> shown = names.subList(0, Math.min(CATEGORIES_SHOWN, names.size()));
        int more = names.size() - shown.size();
        remarks.add(
                "%s: %s%s"
                        .formatted(
                                what,
                                String.join(", ", shown),
                                more > 0 ? ", and %d more".formatted(more) : ""));
    }
}
