package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import java.util.List;

/** What the charts' signs mean, in words beside a sample of each sign. */
final class Legend {
    private static final String LINE = "M1 7h22";
    private static final String BOX = "M3 2h18v10h-18z";
    private static final String DIAMOND = "M12 2l5 5l-5 5l-5 -5z";
    private static final String DISC = "M9 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0z";
    private static final String UP = "M12 2l5.5 10h-11z";
    private static final String DOWN = "M12 12l5.5 -10h-11z";
    private static final String CROSS = "M8 3l8 8M8 11l8 -8";

    private final Markup out;

    Legend(Markup out) {
        this.out = out;
    }

    /** The signs of the performance timeline, those that the run has. */
    void performance(RunReading run, Metric metric) {
        open();
        sign("champion", LINE, metric.spoken() + " of the champion");
        sign("interval", "M12 1v12", "its interval");
        sign("point", DISC, "within the threshold");
        sign("point unjudged", DISC, "not judged");
        sign("point lost", DIAMOND, "beyond the threshold");
        sign("threshold", LINE, "threshold");
        sign("baseline", LINE, "at evaluation");
        if (new EstimateBand(run, metric).isKnown()) {
            sign("estimate", LINE, "estimated without labels");
            sign("estimate-band", BOX, "its band");
            sign("estimate-beyond", DIAMOND, "estimate outside what was at evaluation");
        }
        if (!run.shadows().isEmpty()) {
            sign("shadow", LINE, "old version in shadow");
        }
        if (run.tenures().size() > 1) {
            sign("swap", "M12 0v14", "new version live");
        }
        if (!run.result().triggers().isEmpty()) {
            sign("trigger", "M12 11l5 -9h-10z", "retraining asked");
        }
        if (run.champions().stream().anyMatch(window -> window.unfinished().isPresent())) {
            sign("unfinished", "M12 0v14", "unfinished window");
        }
        if (run.champions().stream().anyMatch(window -> window.coverage().isPresent())) {
            sign("coverage", BOX, "share of rows with a label");
        }
        if (run.champions().stream().anyMatch(WindowReading::isProvisional)) {
            sign("coverage provisional", BOX, "provisional: more labels may come");
        }
        close();
    }

    /** The signs of the sequential detectors. */
    void changes() {
        open();
        sign("change rise", UP, "detector: errors have become more");
        sign("change warned rise", UP, "may have become more");
        sign("change fall", DOWN, "have become fewer");
        sign("change warned fall", DOWN, "may have become fewer");
        sign("change-line", "M12 0v14", "where they became more");
        close();
    }

    void episodes() {
        open();
        sign("bar critical", BOX, "C: critical episode");
        sign("bar warning", BOX, "W: warning");
        sign("bar info", BOX, "I: info");
        sign("bar pale critical", BOX, "breached, not yet open");
        close();
    }

    void drift(List<String> steps) {
        open();
        sign("champion thin", LINE, "effect of the widest input");
        sign("point lost", DIAMOND, "an input drifted, or is off the scale");
        sign("floor", LINE, "effect floor");
        for (int i = 0; i <= steps.size(); i++) {
            String words = i == 0 ? "effect below " + steps.get(0) : "from " + steps.get(i - 1);
            sign("heat q" + i, BOX, words);
        }
        sign("heat outlined", BOX, "drift");
        sign("heat broken", CROSS, "data broken");
        sign("heat unknown", "M10.5 6h3v2h-3z", "not known");
        close();
    }

    /**
     * The signs of the gaps between protected groups.
     *
     * @param limited whether any gap has a limit
     */
    void gaps(boolean limited) {
        open();
        sign("champion thin", LINE, "gap of the group to its reference");
        sign("estimate-band", BOX, "its 95 % interval");
        sign("equality", LINE, "as the reference");
        if (limited) {
            sign("floor", LINE, "limit");
            sign("point lost", DIAMOND, "beyond the limit with the whole interval");
        }
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
