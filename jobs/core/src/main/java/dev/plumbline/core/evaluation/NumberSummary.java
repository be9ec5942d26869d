package dev.plumbline.core.evaluation;

import dev.plumbline.core.model.CanonicalText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a summary made elsewhere knows of a numeric feature, when the rows themselves are gone.
 *
 * @param present rows with a finite value
 * @param missing rows without a value
 * @param mean exact mean of the values; not read where none is present
 * @param deviation exact population standard deviation, at least 0
 * @param min least value
 * @param max greatest value, at least {@code min}
 * @param values values of equal weight that stand for the rows, ascending; all of them, or drawn at
 *     evenly spaced ranks; empty only where none is present
 * @param edges where the summary counted in buckets only: their edges, ascending, for nothing is
 *     known between them; empty where cells may be chosen freely
 */
public record NumberSummary(
        long present,
        long missing,
        double mean,
        double deviation,
        double min,
        double max,
        double[] values,
        double[] edges) {

    /** Most values that stand for the rows: 200 for each of 256 cells. */
    public static final int MOST_VALUES = 51_200;

    public NumberSummary {
        if (present > 0 && (values.length == 0 || !(min <= max) || !(deviation >= 0))) {
            throw new IllegalArgumentException(
                    "a summary of %d values must have min, max, deviation and some values, got %s, %s, %s and %d values"
                            .formatted(present, min, max, deviation, values.length));
        }
        values = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    }

    /** Returns the summary of a feature without any value. */
    public static NumberSummary empty(long missing) {
        return new NumberSummary(0, missing, 0, 0, 0, 0, new double[0], new double[0]);
    }

    /**
     * Whether all values are at the minimum or the maximum, so that their counts are known exactly:
     * only then is the variance as large as it can be, (max − mean)(mean − min).
     *
     * @see <a href="https://doi.org/10.1080/00029890.2000.12005203">Bhatia and Davis (2000)</a>
     */
    private boolean isTwoValued() {
        double most = (max - mean) * (mean - min);
        double range = max - min;
        return present > 0 && Math.abs(most - deviation * deviation) <= 1e-9 * range * range;
    }

    /** Whether it can be told how often each value was there. */
    public boolean hasCategories() {
        return edges.length == 0 || isTwoValued();
    }

    /**
     * Returns the values as categories, with counts that sum to those present: exact where there
     * are two values at most, else estimated.
     */
    public CategorySummary categories() {
        return isTwoValued() ? ends() : drawnCategories();
    }

    private CategorySummary ends() {
        long atMax = max == min ? 0 : Math.round(present * ((mean - min) / (max - min)));
        Map<String, Long> categories = new LinkedHashMap<>();
        categories.put(CanonicalText.of(min), present - atMax);
        categories.merge(CanonicalText.of(max), atMax, Long::sum);
        return new CategorySummary(categories, present, missing);
    }

    private CategorySummary drawnCategories() {
        SortedMap<String, Long> drawn = new TreeMap<>();
        for (double value : values) {
            drawn.merge(CanonicalText.of(value), 1L, Long::sum);
        }
        long[] counts = drawn.values().stream().mapToLong(Long::longValue).toArray();
        long[] rows = SummarisedCells.apportioned(counts, present);
        Map<String, Long> categories = new LinkedHashMap<>();
        int at = 0;
        for (String category : drawn.keySet()) {
            categories.put(category, rows[at++]);
        }
        return new CategorySummary(categories, present, missing);
    }
}
