package dev.plumbline.core.comparison;

import dev.plumbline.core.model.FeatureType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The statistics that can be asked for, by the names of their measurements. */
public enum Statistic {
    PSI(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    JENSEN_SHANNON(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    KULLBACK_LEIBLER(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    HELLINGER(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    TOTAL_VARIATION(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    L_INFINITY(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    KOLMOGOROV_SMIRNOV(FeatureType.NUMERIC),
    KOLMOGOROV_SMIRNOV_EXACT(FeatureType.NUMERIC),
    CRAMER_VON_MISES(FeatureType.NUMERIC),
    ANDERSON_DARLING(FeatureType.NUMERIC),
    WASSERSTEIN(FeatureType.NUMERIC),
    WASSERSTEIN_RAW(FeatureType.NUMERIC),
    ENERGY_DISTANCE(FeatureType.NUMERIC),
    CHI_SQUARE(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    CHI_SQUARE_YATES(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    CHI_SQUARE_FIT(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    G_TEST(FeatureType.NUMERIC, FeatureType.CATEGORICAL),
    CATEGORY_COUNT(FeatureType.CATEGORICAL),
    MEAN(FeatureType.NUMERIC);

    private final String text = name().toLowerCase(Locale.ROOT);
    private final Set<FeatureType> types;

    Statistic(FeatureType... types) {
        this.types = EnumSet.noneOf(FeatureType.class);
        this.types.addAll(List.of(types));
    }

    /** Returns those that are shown where a monitor names none, in order. */
    public static List<Statistic> usual(FeatureType type) {
        return type == FeatureType.NUMERIC
                ? List.of(PSI, JENSEN_SHANNON, KOLMOGOROV_SMIRNOV, WASSERSTEIN, MEAN)
                : List.of(PSI, JENSEN_SHANNON, CHI_SQUARE);
    }

    /** Its name in monitor.yaml, reports and dashboards. */
    public String text() {
        return text;
    }

    /** Whether it can be measured on features of this type. */
    public boolean appliesTo(FeatureType type) {
        return types.contains(type);
    }

    /** Returns the statistic of a name, if there is one. */
    public static Optional<Statistic> named(String text) {
        return Stream.of(values()).filter(each -> each.text().equals(text)).findFirst();
    }

    /**
     * Returns the statistic behind a measurement such as {@code psi@evidently}, if there is one.
     */
    public static Optional<Statistic> measuredAs(String metric) {
        int at = metric.indexOf('@');
        return named(at < 0 ? metric : metric.substring(0, at));
    }
}
