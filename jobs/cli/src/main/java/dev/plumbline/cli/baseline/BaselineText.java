package dev.plumbline.cli.baseline;

import static dev.plumbline.cli.baseline.TextTable.number;
import static dev.plumbline.cli.baseline.TextTable.percent;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.FeatureDifference;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a baseline holds, as tables for a terminal. */
record BaselineText(Baseline baseline) {
    private static final int CATEGORIES_SHOWN = 4;

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "baseline", baseline.id());
        line(text, "model", baseline.model() + " " + baseline.modelVersion());
        line(text, "task", lower(baseline.task()));
        line(text, "evaluated", span(baseline));
        line(text, "rows", "%,d".formatted(baseline.rows()));
        if (!baseline.classes().isEmpty()) {
            line(text, "classes", String.join(", ", baseline.classes()));
        }
        if (baseline.supplement().thresholds() != null) {
            line(text, "thresholds", ThresholdText.of(baseline.supplement().thresholds()));
        }
        if (baseline.supplement().seasons() != null) {
            line(text, "seasons", seasons(baseline.supplement().seasons()));
        }
        if (!baseline.supplement().estimates().isEmpty()) {
            line(text, "estimates", estimates(baseline.supplement().estimates()));
        }
        if (baseline.supplement().detectors() != null) {
            line(text, "detectors", detectors(baseline.supplement().detectors()));
        }
        BlocksText.of(baseline).forEach(blocks -> line(text, "lambda", blocks));
        text.append("\nPerformance\n")
                .append(
                        baseline.performance() == null
                                ? "  no labels\n"
                                : TextTable.of(performance()));
        text.append("\nFeatures\n").append(TextTable.of(profiles(baseline.features())));
        text.append("\nPredictions\n").append(TextTable.of(profiles(baseline.outputs())));
        if (baseline.supplement().target() != null) {
            text.append("\nLabels\n").append(TextTable.of(profiles(labels())));
        }
        return text.toString();
    }

    /** Of all rows, then of segments. */
    private List<FeatureBaseline> labels() {
        TargetReference target = baseline.supplement().target();
        List<FeatureBaseline> labels = new ArrayList<>(List.of(target.labels()));
        target.segments()
                .forEach(
                        (segment, own) ->
                                labels.add(
                                        new FeatureBaseline(
                                                own.name() + ", " + segment,
                                                own.profile(),
                                                own.dependence(),
                                                own.importance())));
        return labels;
    }

    private static String seasons(SeasonsReference seasons) {
        return "%s (%s), %s"
                .formatted(
                        seasons.calendar().buckets() == 168
                                ? "168 hours of the week"
                                : "48 hours of the day, weekends apart",
                        seasons.calendar().zone(),
                        seasons.isFound()
                                ? "held beside the baseline"
                                : "but the file beside the baseline is missing");
    }

    /** Returns what is estimated without labels, and by what. */
    private static String estimates(EstimateReference estimates) {
        String metrics =
                estimates.references().stream()
                        .map(reference -> reference.metric().text())
                        .collect(Collectors.joining(", "));
        if (!estimates.models().isEmpty()) {
            long bytes =
                    estimates.models().stream().mapToLong(model -> model.toBytes().length).sum();
            return "%s (%s, %,d bytes)"
                    .formatted(
                            metrics,
                            Figures.counted(estimates.models().size(), "loss model"),
                            bytes);
        }
        return estimates.calibrator().isIdentity()
                ? metrics + " (scores are probabilities as they are)"
                : "%s (scores calibrated by %s)"
                        .formatted(
                                metrics,
                                Figures.counted(estimates.calibrator().scores().size(), "knot"));
    }

    /** Returns what sequential detectors are calibrated to. */
    private static String detectors(DetectorReference detectors) {
        return String.format(
                Locale.ROOT,
                "settings of %d for a mean error of %.4g in %,d labelled rows",
                detectors.settings().size(),
                detectors.errorRate(),
                detectors.rows());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-10s %s\n".formatted(name, value));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the span of event time, or of rows, that the evaluation set covers. */
    static String span(Baseline baseline) {
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
        rows.add(List.of("name", "type", "missing", "cells", "lambda", "importance", "values"));
        for (FeatureBaseline feature : features) {
            rows.add(
                    List.of(
                            feature.name(),
                            lower(feature.type()),
                            percent(FeatureDifference.missingShare(feature)),
                            Integer.toString(feature.bins().cells()),
                            lambda(feature.dependence()),
                            number(feature.importance()),
                            values(feature)));
        }
        return rows;
    }

    private static String lambda(Dependence dependence) {
        // without blocks nothing was seen of it
        return dependence.blocks() == 0 ? "-" : number(dependence.lambda());
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
}
