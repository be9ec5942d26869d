package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Features by windows, coloured by effect in steps of the floor. All cells of a colour are one
 * path, so the size stays near 20 bytes a cell.
 */
final class Heatmap {
    private static final double ROW = 21;
    private static final double[] STEPS = {0.5, 1, 2, 4, 8};

    private final RunReading run;
    private final WindowAxis axis;
    private final double top;
    private final double floor;
    private final List<String> features;
    private final StringBuilder[] heat =
            Stream.generate(StringBuilder::new)
                    .limit(STEPS.length + 1)
                    .toArray(StringBuilder[]::new);
    private final StringBuilder unknown = new StringBuilder();
    private final StringBuilder outlined = new StringBuilder();
    private final StringBuilder broken = new StringBuilder();

    Heatmap(RunReading run, WindowAxis axis, double top, double floor) {
        this.run = run;
        this.axis = axis;
        this.top = top;
        this.floor = floor;
        this.features = run.features();
    }

    /** Effects at which the colour steps up. */
    static List<Double> limits(double floor) {
        return Arrays.stream(STEPS).map(step -> step * floor).boxed().toList();
    }

    double bottom() {
        return top + features.size() * ROW;
    }

    void draw(Svg svg) {
        for (int row = 0; row < features.size(); row++) {
            String name = features.get(row);
            LaneName.draw(svg, top + row * ROW + 14, Wording.subject(name));
            for (WindowReading window : run.champions()) {
                cell(window, name, top + row * ROW);
            }
        }
        IntStream.range(0, heat.length).forEach(step -> svg.path("heat q" + step, heat[step]));
        svg.path("heat unknown", unknown);
        svg.path("heat outlined", outlined);
        svg.path("heat broken halo", broken);
        svg.path("heat broken", broken);
    }

    private void cell(WindowReading window, String feature, double y) {
        double x = axis.left(window);
        double width = axis.right(window) - x;
        double gap = Math.min(1, width / 8);
        Optional<Measurement> test = window.distribution(feature);
        Double effect = test.map(WindowReading::effect).orElse(null);
        String box = box(x + gap / 2, y, width - gap, ROW - 1);
        if (effect == null) {
            unknown.append(box(x + width / 2 - 1.5, y + ROW / 2 - 1.5, 3, 2));
        } else {
            heat[step(effect)].append(box);
        }
        if (test.isPresent() && test.get().verdict() == Verdict.DRIFT) {
            outlined.append(box(x + gap / 2 + 0.75, y + 0.75, width - gap - 1.5, ROW - 2.5));
        }
        if (window.breaks().stream().anyMatch(fault -> feature.equals(fault.feature()))) {
            broken.append(cross(x + width / 2, y + ROW / 2 - 0.5, Math.min(4, width / 3)));
        }
    }

    private int step(double effect) {
        int step = 0;
        while (step < STEPS.length && effect >= STEPS[step] * floor) {
            step++;
        }
        return step;
    }

    private static String box(double x, double y, double width, double height) {
        String w = number(Math.max(0.4, width));
        return "M%s %sh%sv%sh-%sz".formatted(number(x), number(y), w, number(height), w);
    }

    private static String cross(double x, double y, double size) {
        String s = number(2 * size);
        return "M%s %sl%s %sM%s %sl%s -%s"
                .formatted(
                        number(x - size),
                        number(y - size),
                        s,
                        s,
                        number(x - size),
                        number(y + size),
                        s,
                        s);
    }
}
