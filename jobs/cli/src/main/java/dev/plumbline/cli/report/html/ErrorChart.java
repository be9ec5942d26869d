package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import java.util.stream.Collectors;
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

    private final RunReading run;
    private final WindowAxis axis;
    private final Metric metric;
    private final double bottom;
    private final MetricPlot plot;
    private final CoverageLane coverage;
    private final ChangeLanes changes;

    /**
     * Makes the chart.
     *
     * @param metric null if none is known
     */
    ErrorChart(RunReading run, WindowAxis axis, Metric metric) {
        this.run = run;
        this.axis = axis;
        this.metric = metric;
        this.bottom = TOP + (metric == null ? EMPTY_HEIGHT : HEIGHT);
        this.plot = metric == null ? null : new MetricPlot(run, axis, metric, TOP, bottom);
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
        if (plot == null) {
            svg.text(
                    "quiet",
                    WindowAxis.LEFT + 12,
                    (TOP + bottom) / 2 + 4,
                    "No labels came, so no performance is known.");
        } else {
            plot.draw(svg);
        }
        marks.unfinished(svg, TOP, bottom);
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

    private String describe(WindowReading window) {
        return Stream.of(plot == null ? "" : plot.describe(window), CoverageLane.describe(window))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
