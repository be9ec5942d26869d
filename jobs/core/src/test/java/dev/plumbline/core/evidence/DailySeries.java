package dev.plumbline.core.evidence;

import dev.plumbline.core.statistics.Series;
import java.util.SplittableRandom;

/**
 * A feature hour after hour from a Monday whose rows vary by 1 around a level: a daily sine at a
 * phase of its own, a weekend that lies lower, what moves a whole hour, and what moves a whole day.
 */
final class DailySeries {
    /**
     * What the level is made of, in standard deviations of the rows of an hour.
     *
     * @param daily amplitude of the daily sine
     * @param weekend how far Saturday and Sunday lie below the other days
     * @param correlation of a row with the one before
     * @param hourly standard deviation of what moves an hour
     * @param day standard deviation of what moves a day
     * @param dayCorrelation of what moves a day with what moved the day before
     */
    record Shape(
            double daily,
            double weekend,
            double correlation,
            double hourly,
            double day,
            double dayCorrelation) {}

    private final Shape shape;
    private final int rowsPerHour;
    private final SplittableRandom random;
    private final double phase;
    private double last;
    private double ofDay;
    private int hour;

    DailySeries(long seed, Shape shape, int rowsPerHour) {
        this.shape = shape;
        this.rowsPerHour = rowsPerHour;
        this.random = new SplittableRandom(seed);
        this.phase = 2 * Math.PI * random.nextDouble();
        this.last = random.nextGaussian();
        this.ofDay = random.nextGaussian();
    }

    /** Returns the values of the next day. */
    double[] day(double shift) {
        double[] values = new double[24 * rowsPerHour];
        boolean weekend = hour / 24 % 7 >= 5;
        ofDay = Series.next(random, ofDay, shape.dayCorrelation);
        for (int i = 0; i < 24; i++, hour++) {
            double level =
                    shift
                            + shape.daily * Math.sin(2 * Math.PI * i / 24 + phase)
                            - (weekend ? shape.weekend : 0)
                            + shape.hourly * random.nextGaussian()
                            + shape.day * ofDay;
            for (int row = 0; row < rowsPerHour; row++) {
                last = Series.next(random, last, shape.correlation);
                values[i * rowsPerHour + row] = level + last;
            }
        }
        return values;
    }

    /** Returns the values of the next days. */
    double[] days(int days) {
        double[] values = new double[days * 24 * rowsPerHour];
        for (int day = 0; day < days; day++) {
            System.arraycopy(day(0), 0, values, day * 24 * rowsPerHour, 24 * rowsPerHour);
        }
        return values;
    }
}
