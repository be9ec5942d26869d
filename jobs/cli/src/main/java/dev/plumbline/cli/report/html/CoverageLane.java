package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import java.util.List;

/** A bar per window: which share of its predictions has a label that counted. */
final class CoverageLane {
    private static final double GAP = 34;
    private static final double HEIGHT = 34;

    private final List<WindowReading> windows;
    private final WindowAxis axis;
    private final double top;
    private final double bottom;

    /**
     * Places the lane; it takes no room where no label can come.
     *
     * @param above where the lane before it ends
     */
    CoverageLane(RunReading run, WindowAxis axis, double above) {
        this.windows =
                run.champions().stream().filter(window -> window.coverage().isPresent()).toList();
        this.axis = axis;
        this.top = above + GAP;
        this.bottom = isKnown() ? top + HEIGHT : above;
    }

    boolean isKnown() {
        return !windows.isEmpty();
    }

    double bottom() {
        return bottom;
    }

    void draw(Svg svg) {
        if (!isKnown()) {
            return;
        }
        svg.text("lane-name end", WindowAxis.LEFT - 46, bottom - HEIGHT / 2 + 4, "labels");
        level(svg, 1, "100 %");
        level(svg, 0, "0");
        for (WindowReading window : windows) {
            double height = HEIGHT * window.coverage().orElseThrow();
            double left = axis.left(window);
            svg.rectangle(
                    window.isProvisional() ? "coverage provisional" : "coverage",
                    left,
                    bottom - height,
                    Math.max(1, axis.right(window) - left - Math.min(1, axis.column() / 8)),
                    height,
                    describe(window));
        }
    }

    private void level(Svg svg, double share, String label) {
        double y = bottom - share * HEIGHT;
        svg.line("grid", WindowAxis.LEFT, y, axis.right(), y);
        svg.text("tick end", WindowAxis.LEFT - 10, y + 4, label);
    }

    /** Returns {@code labels of 94.2 % of the rows}; empty if that is not known. */
    static String describe(WindowReading window) {
        return window.coverage().isPresent()
                ? "labels of "
                        + percent(window)
                        + " of the rows"
                        + (window.isProvisional() ? ", provisional: more may come" : "")
                : "";
    }

    /** Returns {@code 94.2 %}, or a dash where it is not known. */
    static String percent(WindowReading window) {
        return window.coverage().isPresent()
                ? Figures.of(100 * window.coverage().getAsDouble()) + " %"
                : "–";
    }
}
