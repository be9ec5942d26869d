/**
 * Distances and tests between two distributions over shared cells: numbers in, numbers out.
 *
 * <p>The first argument is always the baseline, the second the window. Counts are rows per cell,
 * shares are counts over their sum ({@link dev.plumbline.core.statistics.Shares}). Formulas, ranges
 * and sources are gathered in docs/metrics.md.
 */
package dev.plumbline.core.statistics;
