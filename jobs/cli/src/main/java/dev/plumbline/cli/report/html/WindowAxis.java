package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.Tenure;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The horizontal axis: one column per window, of equal width whatever the window's length, so that
 * windows by rows read as well as windows by span. An instant inside a window falls inside its
 * column, in proportion; one in a gap falls on the edge before the gap.
 */
final class WindowAxis {
    static final double WIDTH = 1120;
    static final double LEFT = 178;
    private static final double RIGHT = 24;
    private static final double WIDEST_COLUMN = 96;
    private static final double NARROW_COLUMN = 6;
    private static final double TICK_ROOM = 56;
    private static final Duration MONTHLY = Duration.ofDays(60);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_AND_YEAR =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private final List<Instant> starts;
    private final List<Instant> ends;
    private final double column;
    private final List<Tenure> tenures;

    /** A labelled place on the axis. */
    record Tick(double x, String label) {}

    private WindowAxis(List<Instant> starts, List<Instant> ends, List<Tenure> tenures) {
        this.tenures = tenures;
        this.starts = List.copyOf(starts);
        this.ends = List.copyOf(ends);
        this.column = Math.min(WIDEST_COLUMN, (WIDTH - LEFT - RIGHT) / Math.max(1, starts.size()));
    }

    /** Makes columns for the main windows of a run, those in shadow included. */
    static WindowAxis of(RunReading run) {
        TreeMap<Instant, Instant> spans = new TreeMap<>();
        Stream.concat(run.champions().stream(), run.shadows().stream())
                .forEach(
                        window ->
                                spans.merge(
                                        window.start(),
                                        window.end(),
                                        (one, other) -> one.isAfter(other) ? one : other));
        List<Instant> ends = new ArrayList<>();
        for (Map.Entry<Instant, Instant> span : spans.entrySet()) {
            Instant next = spans.higherKey(span.getKey());
            ends.add(next != null && next.isBefore(span.getValue()) ? next : span.getValue());
        }
        return new WindowAxis(new ArrayList<>(spans.keySet()), ends, run.tenures());
    }

    int columns() {
        return starts.size();
    }

    double column() {
        return column;
    }

    /** The class of a chart's frame: where columns are narrow, lines must not drown the rest. */
    String frame() {
        return column < NARROW_COLUMN ? "chart scroll dense" : "chart scroll";
    }

    double left(int index) {
        return LEFT + index * column;
    }

    double right() {
        return LEFT + Math.max(1, starts.size()) * column;
    }

    Instant start(int index) {
        return starts.get(index);
    }

    /** Which column a window has. */
    int indexOf(WindowReading window) {
        return starts.indexOf(window.start());
    }

    /** Where a window's part of its column begins: a swap divides a column between versions. */
    double left(WindowReading window) {
        double whole = left(indexOf(window));
        return tenures.stream()
                .filter(
                        tenure ->
                                window.version()
                                        .equals(
                                                window.isShadow()
                                                        ? tenure.predecessor()
                                                        : tenure.version()))
                .map(Tenure::from)
                .filter(from -> from.isAfter(window.start()) && from.isBefore(window.end()))
                .mapToDouble(this::x)
                .findFirst()
                .orElse(whole);
    }

    /** Where a window's part of its column ends. */
    double right(WindowReading window) {
        double whole = left(indexOf(window)) + column;
        return tenures.stream()
                .filter(tenure -> !window.isShadow())
                .filter(tenure -> window.version().equals(tenure.predecessor()))
                .map(Tenure::from)
                .filter(to -> to.isAfter(window.start()) && to.isBefore(window.end()))
                .mapToDouble(this::x)
                .findFirst()
                .orElse(whole);
    }

    double middle(WindowReading window) {
        return (left(window) + right(window)) / 2;
    }

    double x(Instant time) {
        int after = 0;
        while (after < starts.size() && !starts.get(after).isAfter(time)) {
            after++;
        }
        if (after == 0) {
            return LEFT;
        }
        int index = after - 1;
        double length = millis(starts.get(index), ends.get(index));
        double passed = length == 0 ? 1 : millis(starts.get(index), time) / length;
        return left(index) + Math.min(1, passed) * column;
    }

    /** Places to label: the first window of each month over a long span, else every few windows. */
    List<Tick> ticks(Stamps stamps) {
        if (starts.isEmpty()) {
            return List.of();
        }
        boolean months =
                stamps.clock() == Clock.TIME
                        && Duration.between(starts.get(0), ends.get(ends.size() - 1))
                                        .compareTo(MONTHLY)
                                >= 0;
        return months ? monthTicks() : evenTicks(stamps);
    }

    private List<Tick> monthTicks() {
        List<Tick> ticks = new ArrayList<>();
        int year = Integer.MIN_VALUE;
        int month = 0;
        double free = 0;
        for (int i = 0; i < starts.size(); i++) {
            ZonedDateTime start = starts.get(i).atZone(ZoneOffset.UTC);
            boolean turned = start.getYear() != year || start.getMonthValue() != month;
            month = start.getMonthValue();
            if (turned && left(i) >= free) {
                boolean newYear = start.getYear() != year;
                ticks.add(new Tick(left(i), (newYear ? MONTH_AND_YEAR : MONTH).format(start)));
                free = left(i) + TICK_ROOM * (newYear ? 1.2 : 0.8);
                year = start.getYear();
            }
        }
        return ticks;
    }

    private List<Tick> evenTicks(Stamps stamps) {
        double width = Svg.width(stamps.bare(starts.get(starts.size() - 1)));
        int step = (int) Math.max(1, Math.ceil((width + 18) / column));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < starts.size() && left(i) + width <= WIDTH; i += step) {
            ticks.add(new Tick(left(i), stamps.bare(starts.get(i))));
        }
        return ticks;
    }

    private static double millis(Instant from, Instant to) {
        return to.toEpochMilli() - from.toEpochMilli();
    }
}
