package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * One metric of the champion per window with its threshold and its value at evaluation, its
 * estimate in its band, and the version in shadow dotted.
 */
final class MetricPlot {
    private static final double FAR = 2.5;

    private final RunReading run;
    private final WindowAxis axis;
    private final MetricSeries series;
    private final double top;
    private final EstimateBand estimates;
    private final ValueAxis values;

    MetricPlot(RunReading run, WindowAxis axis, Metric metric, double top, double bottom) {
        this.run = run;
        this.axis = axis;
        this.series = new MetricSeries(run, metric);
        this.top = top;
        this.estimates = new EstimateBand(run, metric);
        this.values = scale(top, bottom);
    }

    void draw(Svg svg) {
        for (double tick : values.ticks()) {
            svg.line("grid", WindowAxis.LEFT, values.y(tick), axis.right(), values.y(tick));
            svg.text("tick end", WindowAxis.LEFT - 10, values.y(tick) + 4, values.label(tick));
        }
        svg.text("axis-name end", WindowAxis.LEFT - 10, top - 10, series.metric().spoken());
        estimates.draw(svg, axis, values);
        svg.path("baseline", levels(series::evaluated));
        svg.path("threshold", levels(series::threshold));
        byVersion(run.shadows()).values().forEach(shadow -> svg.path("shadow", curve(shadow)));
        svg.path("interval", intervals());
        byVersion(run.champions()).values().forEach(own -> svg.path("champion", curve(own)));
        new MetricPoints(axis, series, values).draw(svg);
    }

    /** One version's curve; it breaks where a window has no value. */
    private CharSequence curve(List<WindowReading> windows) {
        Polyline line = new Polyline();
        for (WindowReading window : windows) {
            Double value = series.value(window);
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
            Interval interval = series.interval(window);
            if (interval != null) {
                double x = axis.middle(window);
                lines.gap().to(x, values.y(interval.lower())).to(x, values.y(interval.upper()));
            }
        }
        return lines.commands();
    }

    /** What a window's value was, in words; empty if neither it nor an estimate is known. */
    String describe(WindowReading window) {
        Double value = series.value(window);
        if (value == null) {
            String estimated = estimates.describe(window);
            return estimated.isEmpty() ? "" : series.metric().spoken() + " not known" + estimated;
        }
        Double threshold = series.threshold(window);
        Double evaluated = series.evaluated(window);
        return series.metric().spoken()
                + " "
                + Figures.of(value)
                + (threshold == null ? "" : ", threshold " + Figures.of(threshold))
                + (evaluated == null ? "" : ", at evaluation " + Figures.of(evaluated))
                + estimates.describe(window);
    }

    private ValueAxis scale(double top, double bottom) {
        DoubleStream.Builder shown = DoubleStream.builder();
        known(run.champions(), series::value).forEach(shown);
        known(run.shadows(), series::value).forEach(shown);
        known(run.champions(), series::threshold).forEach(shown);
        known(run.champions(), series::evaluated).forEach(shown);
        estimates.figures().forEach(shown);
        ValueRange range = ValueRange.of(series.metric());
        if (!series.metric().moreIsBetter() && range.lower() == 0) {
            return ValueAxis.fromZero(shown.build().toArray(), FAR, top, bottom);
        }
        known(run.champions(), series::lower).forEach(shown);
        known(run.champions(), series::upper).forEach(shown);
        return ValueAxis.around(shown.build().toArray(), range, top, bottom);
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
