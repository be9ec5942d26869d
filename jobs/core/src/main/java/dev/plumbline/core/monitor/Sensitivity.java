package dev.plumbline.core.monitor;

/**
 * How readily a window is called drifted.
 *
 * @param falseEpisodesPerMonth false-alarm budget per model, divided over granularities, segments
 *     and tests
 * @param effectFloor smallest change that is ever drift, as a mean shift in standard deviations
 *     (Cohen's w)
 * @param rateFloor smallest rise in a rate of missing, out-of-range, unseen, empty, mistyped, NaN
 *     or infinite values that is ever a break, in shares
 * @param minRows fewest rows for a verdict
 */
public record Sensitivity(
        double falseEpisodesPerMonth, double effectFloor, double rateFloor, int minRows) {
    public static final Sensitivity DEFAULT = new Sensitivity(1, 0.10, 0.05, 50);
}
