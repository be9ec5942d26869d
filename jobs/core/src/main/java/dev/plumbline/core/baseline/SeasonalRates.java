package dev.plumbline.core.baseline;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How many evaluation rows had no proper value at a window's hours of the week, in the proportions
 * in which its rows came.
 *
 * @param rows that this is worth
 * @param faulty rows without a proper value by the reason; a kind that no row of the evaluation set
 *     had is left out
 * @param lambda long-run variance ratio of such rows within their hours, at least 1
 */
public record SeasonalRates(long rows, Map<FaultKind, Long> faulty, double lambda) {
    public SeasonalRates {
        faulty = Map.copyOf(faulty);
    }

    /** Returns how many rows of a kind there were; empty if the evaluation set held none at all. */
    public OptionalLong with(FaultKind kind) {
        Long rowsOfKind = faulty.get(kind);
        return rowsOfKind == null ? OptionalLong.empty() : OptionalLong.of(rowsOfKind);
    }
}
