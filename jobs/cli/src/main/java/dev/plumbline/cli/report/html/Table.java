package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.core.report.Measurement;
import java.util.Optional;
import java.util.function.Consumer;

/** A table that scrolls inside its own frame where the page is narrow. */
final class Table {
    private final Markup out;

    private Table(Markup out) {
        this.out = out;
    }

    /** Opens a table; a heading that begins with {@code #} is of a column of numbers. */
    static Table open(Markup out, String name, String... headings) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name);
        out.open("table").open("thead").open("tr");
        for (String heading : headings) {
            if (heading.startsWith("#")) {
                out.element("th", heading.substring(1), "scope", "col", "class", "number");
            } else {
                out.element("th", heading, "scope", "col");
            }
        }
        out.close("tr", "thead").open("tbody").line();
        return new Table(out);
    }

    Table row(Consumer<Table> cells) {
        out.open("tr");
        cells.accept(this);
        out.close("tr").line();
        return this;
    }

    Table cell(String text) {
        out.element("td", text);
        return this;
    }

    /** A cell of words, wide enough to be read even where the page is narrow. */
    Table prose(String text) {
        out.element("td", text, "class", "prose");
        return this;
    }

    Table number(String text) {
        out.element("td", text, "class", "number");
        return this;
    }

    /** A number with its interval below it; a dash where it is not known. */
    Table ranged(Optional<Measurement> measured) {
        Optional<Measurement> known = measured.filter(held -> held.value() != null);
        out.open("td", "class", "number");
        out.text(known.map(held -> Figures.of(held.value())).orElse("–"));
        known.map(Measurement::interval)
                .ifPresent(
                        ends ->
                                out.text(" ")
                                        .element(
                                                "span",
                                                "(%s to %s)"
                                                        .formatted(
                                                                Figures.of(ends.lower()),
                                                                Figures.of(ends.upper())),
                                                "class",
                                                "ends"));
        out.close("td");
        return this;
    }

    /** A cell that must not be broken over lines. */
    Table whole(String text) {
        out.element("td", text, "class", "whole");
        return this;
    }

    /** A cell with a coloured sign of its kind before the words. */
    Table chip(String kind, String text) {
        out.open("td", "class", "whole").element("span", text, "class", "chip " + kind).close("td");
        return this;
    }

    /** A cell of several lines. */
    Table lines(Iterable<String> lines) {
        out.open("td", "class", "prose");
        String between = "";
        for (String line : lines) {
            if (!between.isEmpty()) {
                out.empty(between);
            }
            out.text(line);
            between = "br";
        }
        out.close("td");
        return this;
    }

    void close() {
        out.close("tbody", "table", "div").line();
    }
}
