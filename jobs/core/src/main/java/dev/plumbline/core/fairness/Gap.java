package dev.plumbline.core.fairness;

import dev.plumbline.core.performance.Intervals;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * How far a group is from its reference.
 *
 * @param value difference or ratio
 * @param interval confidence interval at 95 %
 */
public record Gap(double value, Interval interval) {

    /**
     * Returns the group's rate less the reference's; both have rows.
     *
     * @see Intervals#difference
     */
    public static Gap difference(Rate group, Rate reference) {
        return new Gap(
                group.value() - reference.value(),
                Intervals.difference(group.part(), reference.part(), -1));
    }

    /**
     * Returns the group's rate over the reference's; both have rows, and the reference's rate is
     * above 0.
     *
     * @see Intervals#ratio
     */
    public static Gap ratio(Rate group, Rate reference) {
        return new Gap(
                group.value() / reference.value(), Intervals.ratio(group.part(), reference.part()));
    }

    /**
     * Returns the larger of two differences without its sign. The two rest on different rows, so
     * each has an interval at the square root of the level, and where both hold the larger
     * difference lies between the larger of their lower and the larger of their upper limits.
     */
    public static Gap larger(Rate group, Rate reference, Rate otherGroup, Rate otherReference) {
        Gap one = size(group, reference);
        Gap other = size(otherGroup, otherReference);
        double level = SignificantDigits.round(one.interval.level() * other.interval.level());
        return new Gap(
                Math.max(one.value, other.value),
                new Interval(
                        Math.max(one.interval.lower(), other.interval.lower()),
                        Math.max(one.interval.upper(), other.interval.upper()),
                        level));
    }

    private static Gap size(Rate group, Rate reference) {
        Interval signed = Intervals.difference(group.partOfTwo(), reference.partOfTwo(), -1);
        boolean holdsZero = signed.lower() <= 0 && signed.upper() >= 0;
        double nearest = Math.min(Math.abs(signed.lower()), Math.abs(signed.upper()));
        return new Gap(
                Math.abs(group.value() - reference.value()),
                new Interval(
                        holdsZero ? 0 : nearest,
                        Math.max(Math.abs(signed.lower()), Math.abs(signed.upper())),
                        signed.level()));
    }

    /**
     * Whether even the limit of the interval that is nearest to equality lies beyond a limit.
     *
     * @param limit a difference is within ± it, a ratio from it to 1 / it
     */
    public boolean isBeyond(double limit, boolean ratio) {
        return ratio
                ? interval.upper() < limit || interval.lower() > 1 / limit
                : interval.lower() > limit || interval.upper() < -limit;
    }

    /** Whether the value itself lies beyond a limit, by chance or not. */
    public boolean isOutside(double limit, boolean ratio) {
        return ratio ? value < limit || value > 1 / limit : Math.abs(value) > limit;
    }
}
