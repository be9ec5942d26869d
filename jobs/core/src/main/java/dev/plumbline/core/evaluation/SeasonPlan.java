package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SeasonSpec;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which seasons an evaluation set is long enough for.
 *
 * @param calendar how hours are told apart; null if the set is too short for any
 * @param note what a person should know: what was chosen instead of what was asked for, and why, or
 *     what the seasons cannot hold; null if nothing
 */
public record SeasonPlan(HourOfWeek calendar, String note) {
    private static final SeasonPlan NOT_ASKED = new SeasonPlan(null, null);

    /** Fewest weeks with a bucket for every hour of the week: two of each. */
    private static final double WEEKS_FOR_168 = 2;

    /** Fewest weeks with workdays apart from weekends: five and two of each hour. */
    private static final double WEEKS_FOR_48 = 1;

    /** From so many weeks on, every hour of the week is told apart unless the monitor says. */
    private static final double ENOUGH_FOR_168 = 8;

    private static final double WEEKS_OF_A_YEAR = 52;

    /**
     * Chooses the seasons of an evaluation set.
     *
     * @param from first event time of the set, inclusive
     * @param to end of it, exclusive
     * @throws IllegalArgumentException if seasons are asked for where rows have no event time
     */
    public static SeasonPlan of(Monitor monitor, Instant from, Instant to) {
        SeasonSpec asked = monitor.options().seasons();
        if (asked == null) {
            return NOT_ASKED;
        }
        if (monitor.time().clock() != Clock.TIME) {
            throw new IllegalArgumentException(
                    "seasons need the event time of every row, got time: rows; name the time's column, or remove seasons");
        }
        // the last hour need not be full
        double weeks =
                (to.toEpochMilli() - from.toEpochMilli() + HourOfWeek.HOUR) / (double) Seasons.WEEK;
        if (weeks < WEEKS_FOR_48) {
            return new SeasonPlan(
                    null,
                    "no seasons: an evaluation set must reach over at least a week to tell the hours of a week apart, got %s; windows will be held to the whole set"
                            .formatted(days(weeks)));
        }
        boolean all =
                asked.buckets() == 168
                        || asked.buckets() == SeasonSpec.BY_SPAN && weeks >= ENOUGH_FOR_168;
        if (all && weeks < WEEKS_FOR_168) {
            return new SeasonPlan(
                    new HourOfWeek(48, asked.zone()),
                    "48 seasons, not 168: every hour of the week must occur at least twice, and the evaluation set reaches over %s"
                            .formatted(days(weeks)));
        }
        return new SeasonPlan(new HourOfWeek(all ? 168 : 48, asked.zone()), yearly(weeks));
    }

    private static String yearly(double weeks) {
        return weeks >= WEEKS_OF_A_YEAR
                ? null
                : "the seasons are those of the day and the week: %s cannot tell what a year brings"
                        .formatted(days(weeks));
    }

    private static String days(double weeks) {
        return "%.0f days".formatted(Math.floor(7 * weeks));
    }

    /**
     * Returns a counter of the seasons that has counted nothing, if there are any.
     *
     * @param slots in the order of {@link Baseline#layout}
     * @param target the label; null where labels are not profiled
     */
    Optional<SeasonCounter> counter(
            Monitor monitor, List<SlotPlan> slots, SlotPlan target, Instant from, Instant to) {
        return calendar == null
                ? Optional.empty()
                : Optional.of(
                        new SeasonCounter(
                                slots, target, calendar, grids(monitor.windows()), from, to));
    }

    /** The windows by span, whole weeks apart; an hour stands in for windows of rows. */
    private static List<SeasonWindows.Grid> grids(List<WindowSpec> windows) {
        Set<SeasonWindows.Grid> grids = new LinkedHashSet<>();
        for (WindowSpec window : windows) {
            if (!window.isBySpan()) {
                grids.add(new SeasonWindows.Grid(HourOfWeek.HOUR, 0));
            } else if (window.span().toMillis() % Seasons.WEEK != 0) {
                long align = window.alignTo() == null ? 0 : window.alignTo().toEpochMilli();
                grids.add(new SeasonWindows.Grid(window.span().toMillis(), align));
            }
        }
        if (grids.isEmpty()) {
            grids.add(new SeasonWindows.Grid(Duration.ofHours(1).toMillis(), 0));
        }
        return List.copyOf(grids);
    }
}
