package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.threshold.EvaluationBlocks;
import java.util.Locale;

/** Why a verdict is not plain OK or DRIFT, in words. */
final class Reasons {
    static final String DISPLAYED = "displayed";
    static final String UNKNOWN_HOURS =
            "the evaluation set held no value at these hours of the week";
    static final String NO_LABELS_BY_HOUR =
            "the baseline tells the hours of the week apart, and was built by a release that kept no labels of them; build it again";
    static final String SEASONS_NOT_FOUND =
            "the seasons that the baseline names were not found; publish the baseline again with its .seasons.json beside it";
    static final String WITHIN_CHANCE = "beyond the floor, but within chance at this many rows";
    static final String LOSS_WITHIN_CHANCE =
            "worse than the threshold, but within chance at this many labelled rows";
    static final String CHANCE_UNKNOWN =
            "worse than the threshold, but with so few labelled rows there is no interval that would tell it from chance";
    static final String BEYOND_LIMIT_BY_CHANCE =
            "beyond the limit, but within chance at this many rows";
    static final String EMPTY_BASELINE = "the baseline holds no value to compare with";

    static final String BEYOND_DOUBLES =
            "sums of the values are beyond the range of doubles, so no factor is known";
    static final String NOTHING_TO_SCALE =
            "the baseline holds zeros only, and no factor changes them";

    static final String NOT_NULLABLE = "the monitor declared the feature as never null";
    static final String ONE_PANE =
            "all rows are in one pane, so a gap is shorter than that and not measured";

    private Reasons() {}

    static String tooFewLabels(double share, long labelled, long predicted) {
        String needed =
                share == 0.5
                        ? "half"
                        : CanonicalText.of(SignificantDigits.round(100 * share)) + " %";
        return "needs labels for at least %s of the predictions, got %d of %d"
                .formatted(needed, labelled, predicted);
    }

    static String unequalLabels(String gap) {
        return "labels came unequally, so the labelled rows are not the traffic: " + gap;
    }

    /** Returns {@code 1 row} or {@code 50 rows}. */
    static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String tooFewRows(int needed, long got) {
        return "a verdict needs at least %s, got %d".formatted(counted(needed, "row"), got);
    }

    static String tooFewExpected(int needed, double expected) {
        return String.format(
                Locale.ROOT,
                "a verdict needs a window in which the baseline's pace gives at least %s, got %.3g",
                counted(needed, "row"),
                expected);
    }

    static String tooFewValues(int needed, long got) {
        return "a verdict needs at least %s with a value, got %d"
                .formatted(counted(needed, "row"), got);
    }

    static String tooFewBlocks(int needed, int got) {
        return "how dependent the rows are must be known from at least %d blocks, got %d; build the baseline from more rows"
                .formatted(needed, got);
    }

    static String noThreshold(StatisticSpec spec) {
        return "no threshold of %s is known: baseline build samples them from at least %d rows, for all the traffic and not for its segments; or give it one in the monitor's statistics, as {metric: %s, threshold: 0.2, decides: true}"
                .formatted(spec.measurement(), EvaluationBlocks.FEWEST_ROWS, spec.metric());
    }

    static String notSampled(StatisticSpec spec) {
        return "how large %s gets by chance is not sampled; give it a threshold in the monitor's statistics"
                .formatted(spec.measurement());
    }

    /** Says beside "displayed" what the value was held to. */
    static Measurement againstTheWholeSet(Measurement m) {
        boolean shown = m.reason() != null && m.reason().startsWith(DISPLAYED);
        return shown
                ? m.with(
                        m.verdict(),
                        DISPLAYED
                                + " against the whole evaluation set, not the window's hours of the week"
                                + m.reason().substring(DISPLAYED.length()))
                : m;
    }

    static String tooFewWindows(int needed, int got) {
        return "how much windows differ from what their hours of the week hold must be known from at least %d windows more than hours, got %d; build the baseline from more weeks"
                .formatted(needed, got);
    }

    /** Says why windows of a segment are not held to the hours of the week. */
    static String withoutHours(HourOfWeek calendar, long rows) {
        long needed = SegmentBaseline.ROWS_PER_HOUR * calendar.buckets();
        return rows < needed
                ? String.format(
                        Locale.ROOT,
                        "of a segment, hours of the week are told apart from %,d evaluation rows on (%d for each of %d), got %,d; %s",
                        needed,
                        SegmentBaseline.ROWS_PER_HOUR,
                        calendar.buckets(),
                        rows,
                        calendar.buckets() == 48
                                ? "evaluate on more rows, or judge it by windows of whole weeks"
                                : "evaluate on more rows, set seasons: {buckets: 48}, or judge it by windows of whole weeks")
                : "the baseline does not tell this segment's hours of the week apart; build it again, with fewer segments if it still does not";
    }

    static String failed(RuntimeException failure) {
        return "could not be measured: " + failure.getMessage();
    }
}
