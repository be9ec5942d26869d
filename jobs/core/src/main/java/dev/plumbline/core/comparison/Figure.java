package dev.plumbline.core.comparison;

/**
 * What a comparison found.
 *
 * @param value in the statistic's unit; null where it does not apply
 * @param errorBound largest possible distance from the exact figure; null if the value is exact
 * @param pValue probability of at least this value under independent rows; null if not a test
 * @param effect change in baseline standard deviations; null unless the statistic has one
 * @param obstacle why there is no value; null if there is one
 */
public record Figure(
        Double value, Double errorBound, Double pValue, Double effect, String obstacle) {

    static Figure exact(double value) {
        return new Figure(value, null, null, null, null);
    }

    static Figure test(double value, double pValue) {
        return new Figure(value, null, pValue, null, null);
    }

    static Figure bounded(double value, double errorBound) {
        return new Figure(value, Math.max(0, errorBound), null, null, null);
    }

    /** A best guess that certainly lies between two bounds, as the exact figure does. */
    static Figure between(double least, double value, double most) {
        double inside = Math.max(least, Math.min(most, value));
        return bounded(inside, Math.max(inside - least, most - inside));
    }

    static Figure none(String obstacle) {
        return new Figure(null, null, null, null, obstacle);
    }

    Figure withPValue(double probability) {
        return new Figure(value, errorBound, probability, effect, obstacle);
    }

    Figure withEffect(double deviations) {
        return new Figure(value, errorBound, pValue, deviations, obstacle);
    }

    /** Returns the figure in another unit. */
    Figure over(double unit) {
        return value == null
                ? this
                : new Figure(
                        value / unit,
                        errorBound == null ? null : errorBound / unit,
                        pValue,
                        effect,
                        null);
    }
}
