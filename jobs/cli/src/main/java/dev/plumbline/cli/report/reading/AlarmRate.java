package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Lane;
import java.util.List;

/**
 * How often one lane alarmed in the windows of one granularity and segment.
 *
 * @param segment empty for all the traffic
 * @param judged windows that at least one test gave a verdict on, of those that share the budget or
 *     that the user's performance rules are
 * @param obstacles why the others were not: too small, or without a baseline, labels or rules
 * @param alarmed judged windows in which something departed
 * @param episodes alert episodes of the lane, granularity and segment that opened
 * @param months event time from the first of the windows to the end of the last, in months of 30
 *     days; NaN under the clock ROWS
 * @param wrong judged windows known to be wrong by something else than this lane: in a span that
 *     somebody marked or, for the data lane, with a performance loss
 * @param hits alarmed windows among them
 */
public record AlarmRate(
        Lane lane,
        String granularity,
        String segment,
        int judged,
        Obstacles obstacles,
        int alarmed,
        int episodes,
        double months,
        int wrong,
        int hits) {

    /**
     * Returns several segments' rates of one lane and granularity as one.
     *
     * @param rates at least one
     */
    public static AlarmRate ofSegments(List<AlarmRate> rates) {
        AlarmRate sum = rates.stream().reduce(AlarmRate::plus).orElseThrow();
        return new AlarmRate(
                sum.lane,
                sum.granularity,
                Figures.counted(rates.size(), "segment"),
                sum.judged,
                sum.obstacles,
                sum.alarmed,
                sum.episodes,
                sum.months,
                sum.wrong,
                sum.hits);
    }

    private AlarmRate plus(AlarmRate other) {
        return new AlarmRate(
                lane,
                granularity,
                segment,
                judged + other.judged,
                obstacles.plus(other.obstacles),
                alarmed + other.alarmed,
                episodes + other.episodes,
                Math.max(months, other.months),
                wrong + other.wrong,
                hits + other.hits);
    }

    /** Windows in which no test gave a verdict. */
    public int unjudged() {
        return obstacles.total();
    }

    /** Alarmed of judged windows, 0 to 1; 0 where none was judged. */
    public double share() {
        return judged == 0 ? 0 : (double) alarmed / judged;
    }

    /** Episodes per 30 days of event time; NaN under the clock ROWS. */
    public double episodesPerMonth() {
        return episodes / months;
    }

    /**
     * Returns how many windows that are wrong a dummy would hit on average that alarms as often, in
     * every k-th window whatever it holds, if it began at any window with the same chance.
     */
    public double dummyHits() {
        return share() * wrong;
    }

    /** Every how many windows the dummy alarms; NaN without an alarm. */
    public double dummyEvery() {
        return alarmed == 0 ? Double.NaN : (double) judged / alarmed;
    }
}
