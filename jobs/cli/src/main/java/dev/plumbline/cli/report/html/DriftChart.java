package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Measurement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How far the inputs moved: the widest feature per window over the effect floor, and below it every
 * feature in every window.
 */
final class DriftChart {
    private static final double TOP = 26;
    private static final double HEIGHT = 110;
    private static final double FAR = 6;
    private static final double HEAT_TOP = TOP + HEIGHT + 28;

    private final RunReading run;
    private final WindowAxis axis;
    private final ValueAxis values;
    private final double floor;

    DriftChart(RunReading run, WindowAxis axis) {
        this.run = run;
        this.axis = axis;
        this.floor = floor(run);
        this.values =
                ValueAxis.fromZero(
                        DoubleStream.concat(
                                        DoubleStream.of(floor * 2),
                                        run.champions().stream()
                                                .map(DriftChart::widest)
                                                .filter(Objects::nonNull)
                                                .mapToDouble(Double::doubleValue))
                                .toArray(),
                        FAR,
                        TOP,
                        TOP + HEIGHT);
    }

    /** The smallest effect that is ever drift. */
    static double floor(RunReading run) {
        return run.effectFloor();
    }

    void draw(Markup out) {
        Heatmap heatmap = new Heatmap(run, axis, HEAT_TOP, floor);
        Svg svg = new Svg(out);
        svg.open(
                WindowAxis.WIDTH,
                heatmap.bottom() + 10,
                "Effect of the widest feature per window, and of every feature in every window");
        TimelineMarks marks = new TimelineMarks(run, axis);
        marks.grid(svg, TOP, TOP + HEIGHT);
        marks.annotationShades(svg, TOP, heatmap.bottom());
        widestFeature(svg);
        heatmap.draw(svg);
        marks.unfinished(svg, TOP, heatmap.bottom());
        marks.swapLines(svg, TOP, heatmap.bottom());
        marks.columns(out, TOP, heatmap.bottom(), this::describe);
        svg.close();
    }

    private void widestFeature(Svg svg) {
        for (double tick : values.ticks()) {
            svg.line("grid", WindowAxis.LEFT, values.y(tick), axis.right(), values.y(tick));
            svg.text("tick end", WindowAxis.LEFT - 10, values.y(tick) + 4, values.label(tick));
        }
        svg.text("axis-name end", WindowAxis.LEFT - 10, TOP - 10, "widest input");
        svg.line("floor", WindowAxis.LEFT, values.y(floor), axis.right(), values.y(floor));
        Polyline line = new Polyline();
        StringBuilder drifted = new StringBuilder();
        double free = 0;
        for (WindowReading window : run.champions()) {
            Double effect = widest(window);
            if (effect == null) {
                line.gap();
                continue;
            }
            double x = axis.middle(window);
            line.to(x, values.y(effect));
            if (inputDrifted(window) || values.isOff(effect)) {
                drifted.append(
                        "M%s %sl4.5 4.5l-4.5 4.5l-4.5 -4.5z"
                                .formatted(number(x), number(values.y(effect) - 4.5)));
            }
            String label = Figures.of(effect);
            if (values.isOff(effect) && x - Svg.width(label) / 2 > free) {
                svg.text("off-scale middle", x, TOP - 8, label);
                free = x + Svg.width(label) / 2 + 4;
            }
        }
        svg.path("champion thin", line.commands());
        svg.path("point lost", drifted);
    }

    private String describe(WindowReading window) {
        List<String> lines =
                Stream.concat(
                                window.breaks().stream().map(Wording::measurement),
                                window.drifts().stream()
                                        .map(
                                                test ->
                                                        test.feature()
                                                                + " "
                                                                + Wording.distribution(test)))
                        .limit(6)
                        .toList();
        if (!lines.isEmpty()) {
            return String.join("\n", lines);
        }
        Optional<Measurement> worst = window.worst();
        return worst.map(test -> "widest: " + test.feature() + " " + Wording.distribution(test))
                .orElse("no effect is known");
    }

    /** An output that drifted is no input: its row below says so. */
    private static boolean inputDrifted(WindowReading window) {
        return window.drifts().stream().anyMatch(test -> !WindowReading.isOutput(test.feature()));
    }

    private static Double widest(WindowReading window) {
        return window.worst().map(WindowReading::effect).orElse(null);
    }

    /** The words of the legend for the heat's steps. */
    List<String> steps() {
        return Heatmap.limits(floor).stream().map(Figures::of).collect(Collectors.toList());
    }
}
