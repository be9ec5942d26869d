package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A vertical axis with round ticks. A few values far above the rest, as after a fault, do not
 * flatten all others: the axis then ends above the rest, and they are off its scale.
 *
 * @param low value at the bottom
 * @param high value at the top, above {@code low}
 * @param step distance of the ticks
 * @param top vertical position of {@code high}
 * @param bottom vertical position of {@code low}
 */
record ValueAxis(double low, double high, double step, double top, double bottom) {
    private static final double COMMON = 0.9;
    private static final int TICKS = 5;

    /**
     * An axis from zero up, for errors and effects, which have no value below.
     *
     * @param far a value may be off the scale from this multiple of what nine in ten reach
     */
    static ValueAxis fromZero(double[] values, double far, double top, double bottom) {
        double[] ascending = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double highest = highestCommon(ascending, far);
        double step = round(Math.max(highest, 1e-9) * 1.04 / TICKS);
        return new ValueAxis(0, Math.ceil(highest * 1.04 / step - 1e-9) * step, step, top, bottom)
                .atLeastOneStep();
    }

    /** An axis around the values, no longer than the range of what they can be. */
    static ValueAxis around(double[] values, ValueRange range, double top, double bottom) {
        double[] possible =
                Arrays.stream(values).filter(Double::isFinite).map(range::nearest).toArray();
        double lowest = Arrays.stream(possible).min().orElse(range.nearest(0));
        double highest = Arrays.stream(possible).max().orElse(range.nearest(1));
        double step = round(Math.max(highest - lowest, 1e-3) * 1.2 / TICKS);
        double low = Math.floor((lowest - step / 2) / step) * step;
        double high = Math.ceil((highest + step / 4) / step) * step;
        return new ValueAxis(range.nearest(low), range.nearest(high), step, top, bottom)
                .atLeastOneStep();
    }

    /** Vertical position of a value; those off the scale lie on its edge. */
    double y(double value) {
        double share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
        return bottom - share * (bottom - top);
    }

    boolean isOff(double value) {
        return value > high || value < low;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; low + i * step <= high + step * 1e-6; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    String label(double tick) {
        return Figures.of(Math.abs(tick) < step * 1e-6 ? 0 : tick);
    }

    private ValueAxis atLeastOneStep() {
        return high > low ? this : new ValueAxis(low, low + step, step, top, bottom);
    }

    /** The greatest value that is not far beyond what most values reach. */
    private static double highestCommon(double[] ascending, double far) {
        if (ascending.length == 0) {
            return 1;
        }
        double limit = far * ascending[(int) (COMMON * (ascending.length - 1))];
        double highest = ascending[ascending.length - 1];
        return highest <= limit || limit <= 0
                ? highest
                : Arrays.stream(ascending).filter(value -> value <= limit).max().orElse(highest);
    }

    /** The least of 1, 2, 2.5 and 5 times a power of ten that is at least the given step. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        for (double multiple : new double[] {1, 2, 2.5, 5}) {
            if (multiple * power >= step * (1 - 1e-9)) {
                return multiple * power;
            }
        }
        return 10 * power;
    }
}
