package dev.plumbline.core.comparison;

import dev.plumbline.core.model.FeatureType;
import java.util.Optional;

/** Measures one statistic, as one named profile has it, on features of one type. */
@FunctionalInterface
public interface Comparison {
    /** Compares a window with its baseline; both hold at least one value. */
    Figure of(Sides sides);

    /** Returns the comparison; none where the profile does not have the statistic for the type. */
    static Optional<Comparison> of(NamedProfile profile, Statistic statistic, FeatureType type) {
        if (!profile.has(statistic, type)) {
            return Optional.empty();
        }
        boolean numeric = type == FeatureType.NUMERIC;
        return switch (profile) {
            case PLUMBLINE ->
                    Optional.of(
                            numeric
                                    ? PlumblineNumbers.of(statistic)
                                    : PlumblineCategories.of(statistic));
            case NANNYML ->
                    Optional.of(
                            numeric
                                    ? NannymlNumbers.of(statistic)
                                    : NannymlCategories.of(statistic));
            case EVIDENTLY ->
                    Optional.of(
                            numeric
                                    ? EvidentlyNumbers.of(statistic)
                                    : EvidentlyCategories.of(statistic));
            case AZURE ->
                    Optional.of(
                            numeric
                                    ? AzureComparisons.ofNumbers(statistic)
                                    : AzureComparisons.ofCategories(statistic));
            case TFDV ->
                    Optional.of(
                            numeric ? TfdvNumbers::jensenShannon : TfdvCategories.of(statistic));
        };
    }
}
