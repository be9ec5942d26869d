package dev.plumbline.core.monitor;

import java.util.List;

/**
 * What values of a feature are proper. What is not declared follows from the evaluation set.
 *
 * @param nullable false: no row may be without a value; true: as many as the evaluation set lets
 *     expect
 * @param min least proper number; null: that of the evaluation set
 * @param max greatest proper number, at least {@code min}; null: that of the evaluation set
 * @param values proper categories as canonical text; empty: those of the evaluation set
 */
public record FeatureContract(boolean nullable, Double min, Double max, List<String> values) {
    public static final FeatureContract DERIVED = new FeatureContract(true, null, null, List.of());

    public FeatureContract {
        values = List.copyOf(values);
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException(
                    "a feature's min must be at most its max, got %s and %s".formatted(min, max));
        }
    }

    /** Whether a finite number is proper as far as declared. */
    public boolean allows(double value) {
        return (min == null || value >= min) && (max == null || value <= max);
    }

    /** Whether a category is proper as far as declared. */
    public boolean allows(String category) {
        return values.isEmpty() || values.contains(category);
    }
}
