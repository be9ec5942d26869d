package dev.plumbline.core.judgement;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stood in the way of a verdict, so that windows without one can be counted by it. Read from a
 * measurement's reason, which says the same with its figures. In the order in which they are to be
 * named: what is mended at the baseline first, then what the labels lack, then the window's rows.
 */
public enum Obstacle {
    NO_BASELINE("no baseline", "no baseline was effective", "were not found"),
    NOT_IN_BASELINE(
            "not in the baseline", "the baseline has no ", "the baseline does not estimate "),
    SHORT_BASELINE("baseline too short", "must be known from at least"),
    EMPTY_BASELINE("no value in the baseline", "the baseline holds no value"),
    UNKNOWN_HOURS("hours of the week unknown to the baseline", "hours of the week"),
    SMALL_SEGMENT("segment without a baseline of its own", "a segment has a baseline of its own"),
    UNEQUAL_LABELS("label coverage differs", "labels came unequally"),
    TOO_FEW_LABELS("too few labels", "needs labels for", "labelled row", "needs at most"),
    UNFINISHED("the input ended", "the input ended"),
    TOO_FEW_ROWS("too few rows", " rows, got", " rows behind it", "gives at least"),
    TOO_FEW_VALUES("too few rows with a value", "rows with a value"),
    NOT_MEASURED("could not be measured", "could not be measured"),
    OTHER("another reason");

    private final String words;
    private final List<String> signs;

    Obstacle(String words, String... signs) {
        this.words = words;
        this.signs = List.of(signs);
    }

    /** Returns a few words without figures, such as {@code too few rows}. */
    public String words() {
        return words;
    }

    /** Returns what kept a test from a verdict; empty if it has one, or was not asked for one. */
    public static Optional<Obstacle> of(Measurement measured) {
        boolean kept =
                measured.verdict() == Verdict.INSUFFICIENT_DATA
                        || measured.verdict() == Verdict.NO_BASELINE;
        Obstacle found = reading(measured.reason());
        return kept || found == SMALL_SEGMENT ? Optional.of(found) : Optional.empty();
    }

    private static Obstacle reading(String reason) {
        return Arrays.stream(values())
                .filter(obstacle -> reason != null)
                .filter(obstacle -> obstacle.signs.stream().anyMatch(reason::contains))
                .findFirst()
                .orElse(OTHER);
    }
}
