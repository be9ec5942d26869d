package dev.plumbline.cli.sagemaker;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.CategoricalDrift;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Comparison;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Config;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Turns SageMaker's drift check into statistics that decide. What it calls the distance of numbers
 * is the Kolmogorov–Smirnov D of the two samples, and that of categories the largest difference of
 * shares. Its robust form takes 1.8 · √(1/n + 1/m) off the distance before it is compared, so here
 * it is put on the threshold.
 *
 * @see <a href="https://github.com/awslabs/deequ">Deequ</a>, {@code Distance.scala}
 */
final class ImportedStatistics {
    /** Where comparison_threshold is not given. */
    private static final double USUAL_THRESHOLD = 0.1;

    /** c(α) of the two-sample Kolmogorov–Smirnov test at α = .003, as Deequ has it. */
    private static final double ROBUST_FACTOR = 1.8;

    private static final MathContext SHORT = new MathContext(4, RoundingMode.CEILING);

    private final SageMakerConstraints constraints;
    private final OptionalLong windowRows;
    private final Notes notes;
    private final Map<StatisticSpec, List<String>> features = new LinkedHashMap<>();

    /**
     * Turns the drift check of some constraints into statistics.
     *
     * @param windowRows rows of the smallest window that is declared by rows; empty if there is
     *     none
     */
    ImportedStatistics(SageMakerConstraints constraints, OptionalLong windowRows, Notes notes) {
        this.constraints = constraints;
        this.windowRows = windowRows;
        this.notes = notes;
    }

    /**
     * Adds what a column is held to.
     *
     * @param feature the name under which it is measured
     * @param present rows of the baseline with a value
     */
    void add(String column, String feature, FeatureType type, long present) {
        Config config =
                constraints
                        .column(column)
                        .map(SageMakerConstraints.Column::overrides)
                        .orElse(Config.EMPTY)
                        .orElse(constraints.config());
        boolean decides =
                !Boolean.FALSE.equals(config.evaluates())
                        && !Boolean.FALSE.equals(config.compares());
        if (!decides) {
            notes.add(
                    "%s: the drift check is Disabled, so its statistic is shown and does not decide",
                    feature);
        }
        StatisticSpec spec =
                type == FeatureType.NUMERIC
                        ? distance(
                                "kolmogorov_smirnov", threshold(config), config, decides, present)
                        : categorical(config, decides, present);
        features.computeIfAbsent(spec, unseen -> new ArrayList<>()).add(feature);
    }

    private static double threshold(Config config) {
        return config.threshold() == null ? USUAL_THRESHOLD : config.threshold();
    }

    private StatisticSpec categorical(Config config, boolean decides, long present) {
        Double own = config.categoricalThreshold();
        double threshold = own == null ? threshold(config) : own;
        if (config.categoricalDrift() != CategoricalDrift.CHI_SQUARED) {
            return distance("l_infinity", threshold, config, decides, present);
        }
        if (config.method() == Comparison.SIMPLE) {
            notes.add(
                    "ChiSquared with Simple compares the statistic: chi_square decides above %s, as a contingency test where SageMaker's is one of fit",
                    threshold);
            return new StatisticSpec(
                    "chi_square", StatisticSpec.STANDARD, threshold, decides, List.of());
        }
        notes.add(
                "ChiSquared with Robust compares a p-value with %s: chi_square of the profile nannyml decides at p < .05, which fits independent rows only",
                threshold);
        return new StatisticSpec("chi_square", "nannyml", null, decides, List.of());
    }

    private StatisticSpec distance(
            String metric, double threshold, Config config, boolean decides, long present) {
        double limit = threshold;
        if (config.method() != Comparison.SIMPLE) {
            double window = windowRows.isPresent() ? 1.0 / windowRows.getAsLong() : 0;
            limit += ROBUST_FACTOR * Math.sqrt(window + 1.0 / Math.max(1, present));
            tellRobust(config);
        }
        double rounded = BigDecimal.valueOf(limit).round(SHORT).doubleValue();
        return new StatisticSpec(metric, StatisticSpec.STANDARD, rounded, decides, List.of());
    }

    private void tellRobust(Config config) {
        String named = config.method() == null ? "no comparison_method, taken as Robust" : "Robust";
        if (windowRows.isPresent()) {
            notes.add(
                    "%s: thresholds hold 1.8 · √(1/n + 1/m) for windows of n = %,d rows, however many rows a window turns out to hold",
                    named, windowRows.getAsLong());
        } else {
            notes.add(
                    "%s: thresholds hold 1.8 · √(1/m) of the m baseline rows; for windows of n rows SageMaker's is 1.8 · √(1/n + 1/m), so add the rest if windows are small",
                    named);
        }
    }

    /** Returns the statistics, each with the features that it is measured on. */
    List<StatisticSpec> specs() {
        return features.entrySet().stream()
                .map(
                        entry ->
                                new StatisticSpec(
                                        entry.getKey().metric(),
                                        entry.getKey().profile(),
                                        entry.getKey().threshold(),
                                        entry.getKey().decides(),
                                        entry.getValue()))
                .toList();
    }
}
