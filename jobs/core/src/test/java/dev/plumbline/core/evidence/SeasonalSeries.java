package dev.plumbline.core.evidence;

import dev.plumbline.core.statistics.Series;
import java.util.SplittableRandom;

/**
 * A feature with a daily and a weekly cycle, hour after hour from a Monday: a sine of amplitude 1
 * over the day at weekdays, of .5 around a level .5 lower at weekends, at a phase of its own; plus
 * rows that each resemble the one before (correlation .6, variance 1); plus, if wanted, an effect
 * that moves a whole hour.
 */
final class SeasonalSeries {
    static final double CORRELATION = 0.6;

    private final SplittableRandom random;
    private final double phase;
    private final double hourlyEffect;
    private final int rowsPerHour;
    private double last;
    private int hour;

    SeasonalSeries(long seed, int rowsPerHour, double hourlyEffect) {
        this.random = new SplittableRandom(seed);
        this.phase = 2 * Math.PI * random.nextDouble();
        this.rowsPerHour = rowsPerHour;
        this.hourlyEffect = hourlyEffect;
        this.last = random.nextGaussian();
    }

    /** Writes the values of the next hour. */
    void hour(double[] into, int from, double shift) {
        boolean weekend = hour / 24 % 7 >= 5;
        double daily = Math.sin(2 * Math.PI * (hour % 24) / 24 + phase);
        double level = shift + (weekend ? 0.5 * daily - 0.5 : daily);
        level += hourlyEffect == 0 ? 0 : hourlyEffect * random.nextGaussian();
        for (int row = 0; row < rowsPerHour; row++) {
            last = Series.next(random, last, CORRELATION);
            into[from + row] = level + last;
        }
        hour++;
    }

    double[] hours(int hours) {
        double[] values = new double[hours * rowsPerHour];
        for (int i = 0; i < hours; i++) {
            hour(values, i * rowsPerHour, 0);
        }
        return values;
    }
}
