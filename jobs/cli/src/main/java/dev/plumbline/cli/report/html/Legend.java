package dev.plumbline.cli.report.html;

import java.util.List;

/** What the charts' signs mean, in words beside a sample of each sign. */
final class Legend {
    private static final String LINE = "M1 7h22";
    private static final String BOX = "M3 2h18v10h-18z";
    private static final String DIAMOND = "M12 2l5 5l-5 5l-5 -5z";
    private static final String CROSS = "M8 3l8 8M8 11l8 -8";

    private final Markup out;

    Legend(Markup out) {
        this.out = out;
    }

    void performance(
            String metric,
            boolean withEstimate,
            boolean withShadow,
            boolean withSwap,
            boolean withTrigger) {
        open();
        sign("champion", LINE, metric + " of the champion");
        sign("point lost", DIAMOND, "beyond the threshold");
        sign("threshold", LINE, "threshold");
        sign("baseline", LINE, "at evaluation");
        if (withEstimate) {
            sign("estimate", LINE, "estimated without labels");
            sign("estimate-band", BOX, "its band");
            sign("estimate-beyond", DIAMOND, "estimate outside what was at evaluation");
        }
        if (withShadow) {
            sign("shadow", LINE, "old version in shadow");
        }
        if (withSwap) {
            sign("swap", "M12 0v14", "new version live");
        }
        if (withTrigger) {
            sign("trigger", "M12 11l5 -9h-10z", "retraining asked");
        }
        close();
    }

    void episodes() {
        open();
        sign("bar critical", BOX, "critical episode");
        sign("bar warning", BOX, "warning");
        sign("bar info", BOX, "info");
        sign("bar pale critical", BOX, "breached, not yet open");
        close();
    }

    void drift(List<String> steps) {
        open();
        sign("floor", LINE, "effect floor");
        for (int i = 0; i <= steps.size(); i++) {
            String words = i == 0 ? "effect below " + steps.get(0) : "from " + steps.get(i - 1);
            sign("heat q" + i, BOX, words);
        }
        sign("heat outlined", BOX, "drift");
        sign("heat broken", CROSS, "data broken");
        close();
    }

    void histograms() {
        open();
        sign("before", BOX, "share of rows at evaluation");
        sign("now", BOX, "share of rows in the window");
        close();
    }

    private void open() {
        out.open("ul", "class", "legend");
    }

    private void close() {
        out.close("ul").line();
    }

    private void sign(String kind, String commands, String words) {
        out.open("li").open("svg", "viewBox", "0 0 24 14", "aria-hidden", "true");
        out.empty("path", "class", kind, "d", commands).close("svg");
        out.text(words).close("li");
    }
}
