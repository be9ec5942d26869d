package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The champion's metric per window with its threshold and its value at evaluation, its estimate in
 * its band, the version in shadow dotted, the swaps and triggers above it; below it how many labels
 * came, what the sequential detectors said, and the episodes.
 */
final class ErrorChart {
    private static final double TOP = 80;
    private static final double HEIGHT = 250;
    private static final double EMPTY_HEIGHT = 48;
    private static final double FAR = 2.5;

    private final RunReading run;
    private final WindowAxis axis;
    private final Metric metric;
    private final double bottom;
    private final ValueAxis values;
    private final EstimateBand estimates;
    private final CoverageLane coverage;
    private final ChangeLanes changes;

    ErrorChart(RunReading run, WindowAxis axis) {
        this.run = run;
        this.axis = axis;
        this.metric = run.metricOrEstimated().orElse(null);
        this.estimates = metric == null ? null : new EstimateBand(run, metric);
        this.bottom = TOP + (metric == null ? EMPTY_HEIGHT : HEIGHT);
        this.values = metric == null ? null : scale();
        this.coverage = new CoverageLane(run, axis, bottom);
        this.changes = new ChangeLanes(run, axis, Math.max(coverage.bottom(), bottom + 18));
    }

    void draw(Markup out) {
        EpisodeLanes lanes = new EpisodeLanes(run, axis, changes.bottom() + 12);
        Svg svg = new Svg(out);
        svg.open(WindowAxis.WIDTH, lanes.bottom() + 8, label());
        TimelineMarks marks = new TimelineMarks(run, axis);
        marks.grid(svg, TOP, bottom);
        marks.annotations(svg, TOP, lanes.bottom());
        changes.lines(svg, TOP);
        if (metric == null) {
            svg.text(
                    "quiet",
                    WindowAxis.LEFT + 12,
                    (TOP + bottom) / 2 + 4,
                    "No labels came, so no performance is known.");
        } else {
            curves(svg);
        }
        coverage.draw(svg);
        lanes.draw(svg);
        marks.events(svg, lanes.bottom());
        marks.columns(out, TOP, lanes.bottom(), this::describe);
        // above the columns, so that a sign can be pointed at
        changes.draw(svg);
        svg.close();
    }

    private String label() {
        return metric == null
                ? "Timeline of swaps, triggers and alert episodes; performance is not known"
                : metric.spoken()
                        + " per window with its threshold, swaps, triggers and alert episodes; the"
                        + " table below holds the same figures";
    }

    private void curves(Svg svg) {
        for (double tick : values.ticks()) {
            svg.line("grid", WindowAxis.LEFT, values.y(tick), axis.right(), values.y(tick));
            svg.text("tick end", WindowAxis.LEFT - 10, values.y(tick) + 4, values.label(tick));
        }
        svg.text("axis-name end", WindowAxis.LEFT - 10, TOP - 10, metric.spoken());
        estimates.draw(svg, axis, values);
        svg.path("baseline", levels(this::evaluated));
        svg.path("threshold", levels(this::threshold));
        byVersion(run.shadows()).values().forEach(shadow -> svg.path("shadow", curve(shadow)));
        svg.path("interval", intervals());
        byVersion(run.champions()).values().forEach(own -> svg.path("champion", curve(own)));
        points(svg);
    }

    /** One version's curve; it breaks where a window has no value. */
    private CharSequence curve(List<WindowReading> windows) {
        Polyline line = new Polyline();
        for (WindowReading window : windows) {
            Double value = value(window);
            if (value == null) {
                line.gap();
            } else {
                line.to(axis.middle(window), values.y(value));
            }
        }
        return line.commands();
    }

    private CharSequence levels(Function<WindowReading, Double> level) {
        Polyline line = new Polyline();
        Double before = null;
        for (WindowReading window : run.champions()) {
            Double value = level.apply(window);
            if (value == null || !value.equals(before)) {
                line.gap();
            }
            if (value != null) {
                line.level(axis.left(window), axis.right(window), values.y(value));
            }
            before = value;
        }
        return line.commands();
    }

    private CharSequence intervals() {
        Polyline lines = new Polyline();
        for (WindowReading window : run.champions()) {
            Interval interval =
                    window.performance(metric.name()).map(Measurement::interval).orElse(null);
            if (interval != null) {
                double x = axis.middle(window);
                lines.gap().to(x, values.y(interval.lower())).to(x, values.y(interval.upper()));
            }
        }
        return lines.commands();
    }

    private void points(Svg svg) {
        StringBuilder fine = new StringBuilder();
        StringBuilder unjudged = new StringBuilder();
        StringBuilder lost = new StringBuilder();
        double free = 0;
        for (WindowReading window : run.champions()) {
            Double value = value(window);
            if (value == null) {
                continue;
            }
            double x = axis.middle(window);
            double y = values.y(value);
            Verdict verdict = window.performance(metric.name()).orElseThrow().verdict();
            double size = Math.min(1, axis.column() / 9);
            if (values.isOff(value)) {
                lost.append(arrow(x, y));
                String label = Figures.of(value);
                if (x - Svg.width(label) / 2 > free) {
                    svg.text("off-scale middle", x, y - 6, label);
                    free = x + Svg.width(label) / 2 + 4;
                }
            } else if (verdict == Verdict.DRIFT) {
                lost.append(diamond(x, y, 5.2 * size));
            } else {
                (verdict == Verdict.OK ? fine : unjudged).append(disc(x, y, 3.2 * size));
            }
        }
        svg.path("point", fine);
        svg.path("point unjudged", unjudged);
        svg.path("point lost", lost);
    }

    private static String disc(double x, double y, double radius) {
        String r = number(radius);
        String arc = "a" + r + " " + r + " 0 1 0 ";
        return "M%s %s%s%s 0%s-%s 0z"
                .formatted(
                        number(x - radius),
                        number(y),
                        arc,
                        number(2 * radius),
                        arc,
                        number(2 * radius));
    }

    private static String diamond(double x, double y, double size) {
        String s = number(size);
        return "M%s %sl%s %sl-%s %sl-%s -%sz"
                .formatted(number(x), number(y - size), s, s, s, s, s, s);
    }

    private static String arrow(double x, double y) {
        return "M%s %sl5 9h-10z".formatted(number(x), number(y - 3));
    }

    private String describe(WindowReading window) {
        return Stream.of(performance(window), CoverageLane.describe(window))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String performance(WindowReading window) {
        Double value = value(window);
        if (metric == null) {
            return "";
        }
        if (value == null) {
            String estimated = estimates.describe(window);
            return estimated.isEmpty() ? "" : metric.spoken() + " not known" + estimated;
        }
        Double threshold = threshold(window);
        Double evaluated = evaluated(window);
        return metric.spoken()
                + " "
                + Figures.of(value)
                + (threshold == null ? "" : ", threshold " + Figures.of(threshold))
                + (evaluated == null ? "" : ", at evaluation " + Figures.of(evaluated))
                + estimates.describe(window);
    }

    private Double value(WindowReading window) {
        return metric == null
                ? null
                : window.performance(metric.name()).map(Measurement::value).orElse(null);
    }

    private Double threshold(WindowReading window) {
        return window.performance(metric.name()).map(Measurement::threshold).orElse(null);
    }

    private Double evaluated(WindowReading window) {
        return run.atEvaluation(window.either().baselineId(), metric)
                .map(MetricBaseline::value)
                .orElse(null);
    }

    private ValueAxis scale() {
        DoubleStream.Builder shown = DoubleStream.builder();
        known(run.champions(), this::value).forEach(shown);
        known(run.shadows(), this::value).forEach(shown);
        known(run.champions(), this::threshold).forEach(shown);
        known(run.champions(), this::evaluated).forEach(shown);
        estimates.figures().forEach(shown);
        if (!metric.moreIsBetter()) {
            return ValueAxis.fromZero(shown.build().toArray(), FAR, TOP, bottom);
        }
        known(run.champions(), window -> bound(window, Interval::lower)).forEach(shown);
        known(run.champions(), window -> bound(window, Interval::upper)).forEach(shown);
        return ValueAxis.around(shown.build().toArray(), TOP, bottom);
    }

    private Double bound(WindowReading window, Function<Interval, Double> side) {
        return window.performance(metric.name()).map(Measurement::interval).map(side).orElse(null);
    }

    private static DoubleStream known(
            List<WindowReading> windows, Function<WindowReading, Double> figure) {
        return windows.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
    }

    private static Map<String, List<WindowReading>> byVersion(List<WindowReading> windows) {
        Map<String, List<WindowReading>> groups = new TreeMap<>();
        windows.forEach(
                window ->
                        groups.computeIfAbsent(window.version(), version -> new ArrayList<>())
                                .add(window));
        return groups;
    }
}
