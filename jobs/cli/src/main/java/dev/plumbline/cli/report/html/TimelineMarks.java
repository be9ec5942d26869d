package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.Tenure;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all timelines share: the grid, annotated spans, swaps, triggers and the columns to pick. */
final class TimelineMarks {
    private static final double ANNOTATIONS = 12;
    private static final double SWAPS = 30;
    private static final double TRIGGERS = 48;

    private final RunReading run;
    private final WindowAxis axis;
    private final Stamps stamps;

    TimelineMarks(RunReading run, WindowAxis axis) {
        this.run = run;
        this.axis = axis;
        this.stamps = run.stamps();
    }

    /** The frame and the labels of the horizontal axis, which stand below {@code bottom}. */
    void grid(Svg svg, double top, double bottom) {
        svg.line("frame", WindowAxis.LEFT, bottom, axis.right(), bottom);
        for (WindowAxis.Tick tick : axis.ticks(stamps)) {
            svg.line("grid", tick.x(), top, tick.x(), bottom + 5);
            svg.text("tick", tick.x() + 3, bottom + 16, tick.label());
        }
    }

    /** Shades annotated spans over the whole height, with their text above. */
    void annotations(Svg svg, double top, double bottom) {
        double free = 0;
        for (Annotation note : run.result().annotations()) {
            double from = axis.x(note.from());
            double to = Math.max(from + 2, axis.x(note.to()));
            svg.rectangle(
                    "note",
                    from,
                    top - 6,
                    to - from,
                    bottom - top + 6,
                    note.text() + ", " + stamps.span(note.from(), note.to()));
            free = label(svg, "note-label", from, ANNOTATIONS, note.text(), free);
        }
    }

    /** Shades annotated spans without repeating their text. */
    void annotationShades(Svg svg, double top, double bottom) {
        for (Annotation note : run.result().annotations()) {
            double from = axis.x(note.from());
            svg.rectangle(
                    "note",
                    from,
                    top,
                    Math.max(2, axis.x(note.to()) - from),
                    bottom - top,
                    note.text() + ", " + stamps.span(note.from(), note.to()));
        }
    }

    /** Swaps as lines through the whole height, triggers as signs in their own row. */
    void events(Svg svg, double bottom) {
        double free = 0;
        for (Tenure tenure : run.tenures()) {
            double x = axis.x(tenure.from());
            if (tenure.predecessor() != null) {
                svg.line("swap", x, SWAPS - 9, x, bottom);
            }
            free = label(svg, "swap-label", x + 4, SWAPS, tenure.version() + " live", free);
        }
        for (RetrainingTrigger trigger : run.result().triggers()) {
            svg.path(
                    "trigger",
                    triangle(axis.x(trigger.time()), TRIGGERS),
                    "Retraining asked %s: %s"
                            .formatted(stamps.when(trigger.time()), trigger.reason()));
        }
        if (!run.result().triggers().isEmpty()) {
            LaneName.draw(svg, TRIGGERS + 1, "retraining asked");
        }
        if (!run.tenures().isEmpty()) {
            LaneName.draw(svg, SWAPS, "model");
        }
    }

    /** A dashed frame round each window that the end of all input cut short. */
    void unfinished(Svg svg, double top, double bottom) {
        for (WindowReading window : run.champions()) {
            window.unfinished()
                    .ifPresent(
                            mark ->
                                    svg.rectangle(
                                            "unfinished",
                                            axis.left(window),
                                            top,
                                            axis.right(window) - axis.left(window),
                                            bottom - top,
                                            "unfinished: " + mark.reason()));
        }
    }

    /** Swaps as plain lines. */
    void swapLines(Svg svg, double top, double bottom) {
        run.tenures().stream()
                .filter(tenure -> tenure.predecessor() != null)
                .forEach(
                        tenure -> {
                            double x = axis.x(tenure.from());
                            svg.line("swap", x, top, x, bottom);
                        });
    }

    /** A strip over each column that says what is in it, and by which script can pick it. */
    void columns(
            Markup out, double top, double bottom, Function<WindowReading, String> description) {
        for (int i = 0; i < axis.columns(); i++) {
            int index = i;
            List<WindowReading> here =
                    run.champions().stream()
                            .filter(window -> axis.indexOf(window) == index)
                            .toList();
            if (here.isEmpty()) {
                continue;
            }
            out.open(
                    "rect",
                    "class",
                    "column",
                    "data-window",
                    Integer.toString(run.champions().indexOf(here.get(here.size() - 1))),
                    "x",
                    number(axis.left(i)),
                    "y",
                    number(top),
                    "width",
                    number(axis.column()),
                    "height",
                    number(bottom - top));
            out.element("title", title(here, description)).close("rect");
        }
    }

    private String title(List<WindowReading> here, Function<WindowReading, String> description) {
        WindowReading first = here.get(0);
        return stamps.span(first.start(), first.end())
                + here.stream()
                        .map(
                                window ->
                                        "\n%s, %s\n%s"
                                                .formatted(
                                                        Wording.identity(window),
                                                        window.standing().words(),
                                                        description.apply(window)))
                        .collect(Collectors.joining());
    }

    /** Writes a label unless it would lie on the one before; returns where the next may begin. */
    private static double label(
            Svg svg, String kind, double x, double y, String text, double free) {
        String fitting = Svg.fit(text, WindowAxis.WIDTH - x);
        if (x < free || fitting.isEmpty()) {
            return free;
        }
        svg.text(kind, x, y, fitting);
        return x + Svg.width(fitting) + 6;
    }

    private static String triangle(double x, double y) {
        return "M%s %sl5 -9h-10z".formatted(number(x), number(y + 3));
    }
}
