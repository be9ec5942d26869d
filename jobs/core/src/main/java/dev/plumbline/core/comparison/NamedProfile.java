package dev.plumbline.core.comparison;

import dev.plumbline.core.model.FeatureType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose binning, smoothing and convention a statistic follows, and which statistics it has. */
public enum NamedProfile {
    PLUMBLINE(EnumSet.allOf(Statistic.class)),
    EVIDENTLY(
            EnumSet.of(
                    Statistic.PSI,
                    Statistic.JENSEN_SHANNON,
                    Statistic.KULLBACK_LEIBLER,
                    Statistic.TOTAL_VARIATION,
                    Statistic.KOLMOGOROV_SMIRNOV,
                    Statistic.WASSERSTEIN,
                    Statistic.CHI_SQUARE_FIT)),
    NANNYML(
            EnumSet.of(
                    Statistic.JENSEN_SHANNON,
                    Statistic.HELLINGER,
                    Statistic.L_INFINITY,
                    Statistic.KOLMOGOROV_SMIRNOV,
                    Statistic.WASSERSTEIN,
                    Statistic.CHI_SQUARE)),
    AZURE(
            EnumSet.of(
                    Statistic.PSI,
                    Statistic.JENSEN_SHANNON,
                    Statistic.KOLMOGOROV_SMIRNOV,
                    Statistic.WASSERSTEIN,
                    Statistic.CHI_SQUARE_FIT)),
    TFDV(EnumSet.of(Statistic.JENSEN_SHANNON, Statistic.L_INFINITY));

    /** Those of other tools are for categories only where the statistic has two readings. */
    private static final Set<Statistic> CATEGORIES_ONLY =
            EnumSet.of(
                    Statistic.CHI_SQUARE,
                    Statistic.CHI_SQUARE_FIT,
                    Statistic.L_INFINITY,
                    Statistic.TOTAL_VARIATION);

    private static final double CUSTOMARY_LEVEL = 0.05;

    private final Set<Statistic> statistics;

    NamedProfile(Set<Statistic> statistics) {
        this.statistics = statistics;
    }

    /** Its name in monitor.yaml. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the profile of a name, if there is one. */
    public static Optional<NamedProfile> named(String text) {
        return Stream.of(values()).filter(each -> each.text().equals(text)).findFirst();
    }

    /** Returns the statistics that the profile has, in the order of {@link Statistic}. */
    public List<Statistic> statistics() {
        return List.copyOf(statistics);
    }

    /** Whether the profile has the statistic for features of this type. */
    public boolean has(Statistic statistic, FeatureType type) {
        boolean elsewhere =
                this != PLUMBLINE
                        && type == FeatureType.NUMERIC
                        && CATEGORIES_ONLY.contains(statistic);
        return statistics.contains(statistic) && statistic.appliesTo(type) && !elsewhere;
    }

    /** Returns the statistics that the profile has for features of this type. */
    public List<Statistic> statistics(FeatureType type) {
        return statistics.stream().filter(statistic -> has(statistic, type)).toList();
    }

    /** Whether the statistic turns where the chunks of the evaluation set say. */
    public boolean turnsByChunks(Statistic statistic) {
        return this == NANNYML && statistic != Statistic.CHI_SQUARE;
    }

    /** The largest value that a threshold may have. */
    public double most(Statistic statistic) {
        return statistic == Statistic.WASSERSTEIN ? Double.POSITIVE_INFINITY : 1;
    }

    /** The p-value below which the statistic turns; none where it turns by its value. */
    public Optional<Double> level(Statistic statistic) {
        boolean byPValue =
                switch (this) {
                    case NANNYML -> statistic == Statistic.CHI_SQUARE;
                    case EVIDENTLY ->
                            statistic == Statistic.KOLMOGOROV_SMIRNOV
                                    || statistic == Statistic.CHI_SQUARE_FIT;
                    case PLUMBLINE, AZURE, TFDV -> false;
                };
        return byPValue ? Optional.of(CUSTOMARY_LEVEL) : Optional.empty();
    }
}
