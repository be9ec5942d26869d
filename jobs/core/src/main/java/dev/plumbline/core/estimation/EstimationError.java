package dev.plumbline.core.estimation;

/**
 * How far the estimates of one measure were from what their windows turned out to be once labels
 * came. Parts over different windows add up.
 *
 * @param windows whose estimate and final realised value are both known
 * @param sum of estimate less realised value, in the metric's unit
 * @param absoluteSum of the magnitudes of the same
 * @param inBand windows whose realised value lay in the estimate's band
 */
public record EstimationError(long windows, double sum, double absoluteSum, long inBand) {
    public static final EstimationError NONE = new EstimationError(0, 0, 0, 0);

    /** Returns the error with one more window. */
    public EstimationError with(PerformanceEstimate estimate, double realised) {
        double error = estimate.value() - realised;
        boolean in = realised >= estimate.band().lower() && realised <= estimate.band().upper();
        return plus(new EstimationError(1, error, Math.abs(error), in ? 1 : 0));
    }

    public EstimationError plus(EstimationError other) {
        return new EstimationError(
                windows + other.windows,
                sum + other.sum,
                absoluteSum + other.absoluteSum,
                inBand + other.inBand);
    }

    /** How much too high estimates are on average; NaN without a window. */
    public double bias() {
        return sum / windows;
    }

    /** How far off estimates are on average; NaN without a window. */
    public double meanAbsolute() {
        return absoluteSum / windows;
    }

    /** Share of windows whose realised value lay in the band; NaN without a window. */
    public double coverage() {
        return (double) inBand / windows;
    }
}
