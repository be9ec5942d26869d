package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

/** Collects a line that may have gaps: what is not known is not drawn. */
final class Polyline {
    private final StringBuilder commands = new StringBuilder();
    private boolean down;

    Polyline to(double x, double y) {
        commands.append(down ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
        down = true;
        return this;
    }

    /** Draws a level piece across a column, joined to the piece before it. */
    Polyline level(double from, double to, double y) {
        return to(from, y).to(to, y);
    }

    Polyline gap() {
        down = false;
        return this;
    }

    CharSequence commands() {
        return commands;
    }
}
