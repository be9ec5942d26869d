package dev.plumbline.core.report;

import java.util.List;

/**
 * Baseline and current distribution of one feature or output over the same display bins.
 *
 * @param bins what each bin holds: an interval such as {@code [1.5, 2)}, a category, or one of
 *     {@code (missing)}, {@code (unseen)}, {@code (below)}, {@code (above)}; at most 32
 * @param baseline baseline rows per bin; empty without a baseline
 * @param current rows of the window per bin
 */
public record Distribution(
        String feature, List<String> bins, List<Long> baseline, List<Long> current) {
    public Distribution {
        bins = List.copyOf(bins);
        baseline = List.copyOf(baseline);
        current = List.copyOf(current);
    }
}
