package dev.plumbline.core.fairness;

import dev.plumbline.core.performance.Intervals;
import dev.plumbline.core.performance.Intervals.Part;
import dev.plumbline.core.report.Interval;

/**
 * How many of a group's rows the model selected: decided for the favourable class.
 *
 * @param selected at most n
 * @param n rows with a decision
 */
public record Rate(long selected, long n) {

    /** NaN without rows. */
    public double value() {
        return (double) selected / n;
    }

    /** Returns Wilson's interval; null without rows. */
    public Interval interval() {
        return n > 0 ? Intervals.wilson(selected, n) : null;
    }

    Part part() {
        return new Part(value(), interval());
    }

    /** Of two rates that are looked at together. */
    Part partOfTwo() {
        return new Part(value(), Intervals.wilsonOfTwo(selected, n));
    }
}
