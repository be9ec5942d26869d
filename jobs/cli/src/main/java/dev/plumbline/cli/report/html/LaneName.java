package dev.plumbline.cli.report.html;

/**
 * A row's name left of a chart, always inside the drawing: what does not fit is shortened in the
 * middle, for names tend to differ at their ends, and whole when it is pointed at.
 */
final class LaneName {
    private static final double GAP = 10;

    private LaneName() {}

    static void draw(Svg svg, double y, String name) {
        String fitting = fit(name, WindowAxis.LEFT - GAP);
        if (fitting.equals(name)) {
            svg.text("lane-name end", WindowAxis.LEFT - GAP, y, name);
        } else {
            svg.text("lane-name end", WindowAxis.LEFT - GAP, y, fitting, name);
        }
    }

    /** Shortens a name to a width in user units, its end as long as its beginning. */
    static String fit(String name, double width) {
        int[] signs = name.codePoints().toArray();
        if (width(signs, 0, signs.length) <= width) {
            return name;
        }
        int kept = signs.length;
        while (kept > 0 && shortened(signs, kept) > width) {
            kept--;
        }
        int head = (kept + 1) / 2;
        int tail = kept / 2;
        return new String(signs, 0, head) + "…" + new String(signs, signs.length - tail, tail);
    }

    private static double shortened(int[] signs, int kept) {
        return width(signs, 0, (kept + 1) / 2)
                + width('…')
                + width(signs, signs.length - kept / 2, signs.length);
    }

    private static double width(int[] signs, int from, int to) {
        double width = 0;
        for (int i = from; i < to; i++) {
            width += width(signs[i]);
        }
        return width;
    }

    /** At 11.5 units of height in the widest of the fonts that are asked for. */
    private static double width(int sign) {
        if ("iljI.,:;'|![]()-ftr ".indexOf(sign) >= 0) {
            return 4.8;
        }
        if ("mwMW@%…".indexOf(sign) >= 0 || sign > 0x2fff) {
            return 11.6;
        }
        return Character.isUpperCase(sign) ? 8.4 : 7.4;
    }
}
