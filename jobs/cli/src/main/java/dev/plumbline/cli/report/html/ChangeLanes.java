package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.Change;
import dev.plumbline.cli.report.reading.DetectorReading;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import java.util.List;

/**
 * A row per sequential detector with a sign where it spoke: full where it found a change, hollow
 * where it warned, up where errors became more.
 */
final class ChangeLanes {
    private static final double GAP = 12;
    private static final double ROW = 19;

    private final List<DetectorReading> detectors;
    private final WindowAxis axis;
    private final Stamps stamps;
    private final double above;

    /**
     * Places the lanes; they take no room where no detector was asked for.
     *
     * @param above where the lane before them ends
     */
    ChangeLanes(RunReading run, WindowAxis axis, double above) {
        this.detectors = run.detectors();
        this.axis = axis;
        this.stamps = run.stamps();
        this.above = above;
    }

    boolean isKnown() {
        return !detectors.isEmpty();
    }

    double bottom() {
        return isKnown() ? above + GAP + detectors.size() * ROW : above;
    }

    /** Lines over the whole timeline where errors became more, to be drawn below all else. */
    void lines(Svg svg, double top) {
        for (DetectorReading detector : detectors) {
            for (Change rise : detector.rises()) {
                double x = axis.x(rise.point().eventTime());
                svg.line("change-line", x, top, x, bottom());
            }
        }
    }

    void draw(Svg svg) {
        double y = above + GAP;
        for (DetectorReading detector : detectors) {
            svg.line("grid", WindowAxis.LEFT, y, axis.right(), y);
            LaneName.draw(svg, y + 13, detector.spoken());
            if (detector.changes().isEmpty()) {
                String words = detector.ran() ? "spoke nowhere" : "did not run";
                svg.text("quiet", WindowAxis.LEFT + 8, y + 13, words);
            }
            for (Change change : detector.changes()) {
                double x = axis.x(change.point().eventTime());
                svg.path(kind(change), sign(change, x, y + ROW / 2), title(detector, change));
            }
            y += ROW;
        }
    }

    private static String kind(Change change) {
        return change.isDrift()
                ? change.isRise() ? "change rise" : "change fall"
                : change.isRise() ? "change warned rise" : "change warned fall";
    }

    private static String sign(Change change, double x, double y) {
        return change.isRise()
                ? "M%s %sl5.5 10h-11z".formatted(number(x), number(y - 5))
                : "M%s %sl5.5 -10h-11z".formatted(number(x), number(y + 5));
    }

    private String title(DetectorReading detector, Change change) {
        return detector.spoken()
                + ": "
                + describe(change, stamps)
                + ", version "
                + change.version();
    }

    /** Returns {@code errors have become more, 2019-03-31 03:00Z, after 25,040 labelled rows}. */
    static String describe(Change change, Stamps stamps) {
        return "%s, %s, after %s"
                .formatted(
                        change.words(),
                        stamps.at(change.point().eventTime()),
                        Figures.counted(change.point().row(), "labelled row"));
    }
}
