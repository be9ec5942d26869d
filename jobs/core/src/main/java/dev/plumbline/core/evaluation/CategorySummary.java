package dev.plumbline.core.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a summary made elsewhere knows of a categorical feature, when the rows themselves are gone.
 *
 * @param counts rows per category, as canonical text; other rows had categories that it does not
 *     tell
 * @param present rows with a category, at least the sum of the counts
 * @param missing rows without a value
 */
public record CategorySummary(Map<String, Long> counts, long present, long missing) {
    public CategorySummary {
        long told = counts.values().stream().mapToLong(Long::longValue).sum();
        if (told > present) {
            throw new IllegalArgumentException(
                    "the counts of all categories must be at most the %d rows with a value, got %d"
                            .formatted(present, told));
        }
        counts = new LinkedHashMap<>(counts);
    }
}
