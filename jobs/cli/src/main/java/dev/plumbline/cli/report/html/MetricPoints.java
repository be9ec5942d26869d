package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Verdict;

/**
 * The champion's values as signs that tell without colour what they mean: a disc is within the
 * threshold, a ring was not judged, a diamond is beyond, an arrow lies off the scale.
 */
final class MetricPoints {
    private final RunReading run;
    private final WindowAxis axis;
    private final MetricSeries series;
    private final ValueAxis values;

    MetricPoints(WindowAxis axis, MetricSeries series, ValueAxis values) {
        this.run = series.run();
        this.axis = axis;
        this.series = series;
        this.values = values;
    }

    void draw(Svg svg) {
        StringBuilder fine = new StringBuilder();
        StringBuilder unjudged = new StringBuilder();
        StringBuilder lost = new StringBuilder();
        double free = 0;
        for (WindowReading window : run.champions()) {
            Double value = series.value(window);
            if (value == null) {
                continue;
            }
            double x = axis.middle(window);
            double y = values.y(value);
            Verdict verdict = series.verdict(window);
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
}
