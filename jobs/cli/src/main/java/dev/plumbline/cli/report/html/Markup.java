package dev.plumbline.cli.report.html;

import java.util.Locale;

/**
 * Writes elements, attributes and text so that whatever the values hold, the page stays well-formed
 * XML and nothing in them is read as markup. Only {@link #raw} is taken as it is.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Opens an element with attributes given as name, value, name, value. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds nothing but text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    Markup close(String... elements) {
        for (String element : elements) {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** Appends what is known to be well-formed: the page's own style and script. */
    Markup raw(String wellFormed) {
        out.append(wellFormed);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A coordinate: a tenth of a unit is finer than a screen shows. */
    static String number(double coordinate) {
        double tenths = Math.rint(coordinate * 10) / 10;
        return tenths == Math.rint(tenths)
                ? Long.toString((long) tenths)
                : String.format(Locale.ROOT, "%.1f", tenths);
    }

    private void start(String element, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "attributes of <%s> must come in pairs, got %d"
                            .formatted(element, attributes.length));
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(
                        point -> {
                            switch (point) {
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '&' -> out.append("&amp;");
                                case '"' -> out.append("&quot;");
                                default -> out.appendCodePoint(allowed(point) ? point : 0xFFFD);
                            }
                        });
    }

    /** What XML 1.0 allows; a control character or half a surrogate pair would end the page. */
    private static boolean allowed(int point) {
        return point == '\n'
                || point == '\t'
                || point >= 0x20 && point < 0x7F
                || point >= 0xA0 && point < 0xD800
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
