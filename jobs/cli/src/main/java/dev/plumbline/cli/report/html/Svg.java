package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

/** The few shapes that the charts are made of, in user units. */
final class Svg {
    /** Mean width of a sign at the charts' text size; good enough to see whether a label fits. */
    private static final double SIGN = 6.1;

    private final Markup out;

    Svg(Markup out) {
        this.out = out;
    }

    Svg open(double width, double height, String label) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "role",
                "img",
                "aria-label",
                label);
        return this;
    }

    Svg close() {
        out.close("svg").line();
        return this;
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        out.empty(
                "line",
                "class",
                kind,
                "x1",
                number(x1),
                "y1",
                number(y1),
                "x2",
                number(x2),
                "y2",
                number(y2));
        return this;
    }

    /** A path that nobody needs an explanation of; nothing if it is empty. */
    Svg path(String kind, CharSequence commands) {
        if (commands.length() > 0) {
            out.empty("path", "class", kind, "d", commands.toString());
        }
        return this;
    }

    /** A path with words that show when it is pointed at. */
    Svg path(String kind, CharSequence commands, String title) {
        out.open("path", "class", kind, "d", commands.toString());
        out.element("title", title).close("path");
        return this;
    }

    Svg rectangle(String kind, double x, double y, double width, double height, String title) {
        out.open(
                "rect",
                "class",
                kind,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height));
        out.element("title", title).close("rect");
        return this;
    }

    Svg text(String kind, double x, double y, String text) {
        out.element("text", text, "class", kind, "x", number(x), "y", number(y));
        return this;
    }

    /** A text that stands for a longer one, which shows when it is pointed at. */
    Svg text(String kind, double x, double y, String text, String whole) {
        out.open("text", "class", kind, "x", number(x), "y", number(y));
        out.text(text).element("title", whole).close("text");
        return this;
    }

    /** Shortens a text to what fits; empty if next to nothing does. */
    static String fit(String text, double width) {
        int signs = (int) (width / SIGN);
        if (text.length() <= signs) {
            return text;
        }
        return signs < 3 ? "" : text.substring(0, signs - 1).strip() + "…";
    }

    static double width(String text) {
        return text.length() * SIGN;
    }
}
