package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Story;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.cli.report.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The page that a run ends with: one file that needs no network, reads without script and is
 * well-formed XML. Equal results give equal pages. About 0.2 MB for a year of weekly windows with 8
 * features.
 */
public final class HtmlReport {
    private static final int SHORT_TABLE = 16;

    private final RunReading run;
    private final Markup out = new Markup();

    private HtmlReport(RunReading run) {
        this.run = run;
    }

    /** Returns the whole page. */
    public static String of(RunResult result) {
        return new HtmlReport(RunReading.of(result)).page();
    }

    private String page() {
        out.raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head();
        out.open("body").open("main").line();
        header();
        WindowAxis axis = WindowAxis.of(run);
        performance(axis);
        drift(axis);
        features();
        if (FairnessTable.isNeeded(run)) {
            section("fairness", "Protected groups", () -> new FairnessTable(run).draw(out, axis));
        }
        records();
        out.open("footer", "id", "reading");
        new Footer(run).draw(out);
        out.close("footer", "main").line();
        out.raw("<script>//<![CDATA[\n").raw(resource("report.js")).raw("//]]></script>\n");
        return out.close("body", "html").line().toString();
    }

    private void head() {
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", run.result().title() + " – Plumbline");
        out.open("style").raw(resource("report.css")).close("style", "head").line();
    }

    private void header() {
        out.open("header");
        out.raw(resource("plumb.svg"));
        out.element("p", "Plumbline run report", "class", "kicker");
        out.element("h1", run.result().title());
        out.element("p", span(), "class", "span");
        List<String> judged = Story.judged(run);
        if (!judged.isEmpty()) {
            out.element("p", String.join(" ", judged), "class", "judged", "id", "judged").line();
        }
        out.open("div", "class", "story", "id", "story");
        Story.found(run).forEach(sentence -> out.element("p", sentence).line());
        out.close("div").line();
        out.open("ul", "class", "figures");
        figure(run.champions().size(), "window" + length(), "windows" + length());
        figure(departed(), "window off its baseline", "windows off their baseline");
        figure(run.opened().size(), "alert episode", "alert episodes");
        figure(run.result().triggers().size(), "retraining asked", "retrainings asked");
        figure(run.tenures().size(), "model version", "model versions");
        out.close("ul", "header").line();
    }

    private String span() {
        if (run.begins().isEmpty()) {
            return "No windows";
        }
        WindowReading first = run.champions().get(0);
        return "%s, %s, in windows of %s"
                .formatted(
                        first.either().model(),
                        run.stamps().span(run.begins().get(), run.ends().orElseThrow()),
                        WindowLength.of(run.granularity()));
    }

    private long departed() {
        return run.champions().stream().filter(window -> window.standing().departed()).count();
    }

    private void figure(long count, String one, String many) {
        out.open("li").element("b", Figures.count(count)).text(" ");
        out.element("span", count == 1 ? one : many).close("li");
    }

    private String length() {
        return run.granularity().isEmpty() ? "" : " of " + WindowLength.of(run.granularity());
    }

    private void performance(WindowAxis axis) {
        out.open("section", "id", "performance");
        out.element(
                "h2",
                run.metricOrEstimated()
                        .map(metric -> "Performance: " + metric.spoken() + " per window")
                        .orElse("Performance"));
        if (!nothing()) {
            new FollowedText(run).draw(out);
            Legend legend = new Legend(out);
            run.metricOrEstimated().ifPresent(metric -> legend.performance(run, metric));
            Metric followed = run.metricOrEstimated().orElse(null);
            chart(
                    axis,
                    "Performance timeline",
                    () -> new ErrorChart(run, axis, followed).draw(out));
            if (!run.detectors().isEmpty()) {
                legend.changes();
            }
            if (!run.opened().isEmpty()) {
                legend.episodes();
            }
            run.metricOrEstimated()
                    .ifPresent(metric -> new TimelineTable(run, metric).draw(out, "timeline"));
            estimated(axis);
        }
        out.close("section").line();
    }

    /** A chart of its own for what is estimated, where the metric that the page follows is not. */
    private void estimated(WindowAxis axis) {
        run.estimatedMetric()
                .filter(metric -> !run.metricOrEstimated().equals(Optional.of(metric)))
                .ifPresent(
                        metric -> {
                            String name = metric.spoken();
                            out.element("h3", "Estimated without labels: " + name + " per window");
                            new Legend(out).performance(run, metric);
                            chart(
                                    axis,
                                    "Timeline of the estimate",
                                    () -> new ErrorChart(run, axis, metric).draw(out));
                            new TimelineTable(run, metric).draw(out, "timeline-estimated");
                        });
    }

    private void drift(WindowAxis axis) {
        out.open("section", "id", "drift")
                .element("h2", "Drift of inputs, outputs and labels per window");
        if (!nothing()) {
            DriftChart chart = new DriftChart(run, axis);
            new Legend(out).drift(chart.steps());
            chart(axis, "Drift timeline", () -> chart.draw(out));
            new DriftTable(run).draw(out);
        }
        out.close("section").line();
    }

    private void features() {
        out.open("section", "id", "features").element("h2", "Features: baseline and one window");
        if (!nothing()) {
            new Legend(out).histograms();
            new HistogramPanels(run).draw(out);
        }
        out.close("section").line();
    }

    /** Says so if no window was reported, and whether that is the case. */
    private boolean nothing() {
        if (run.champions().isEmpty()) {
            out.element("p", "No window was reported.", "class", "quiet");
        }
        return run.champions().isEmpty();
    }

    private void records() {
        section("episodes", "Alert episodes", () -> new EpisodesTable(run).draw(out));
        section("rates", "Alarm rates", () -> new RatesTable(run).draw(out));
        section("triggers", "Retraining", () -> new TriggersTable(run).draw(out));
        if (LabelsTable.isNeeded(run)) {
            section("labels", "Labels that gave no verdict", () -> new LabelsTable(run).draw(out));
        }
        if (SlicesTable.isNeeded(run)) {
            section("slices", "Worst slices", () -> new SlicesTable(run).draw(out));
        }
        section("models", "Models", () -> new ModelsTable(run).draw(out));
        section(
                "windows",
                "Windows",
                () -> {
                    nothing();
                    folded("All windows of the champion", run.champions(), false);
                    folded("Windows of versions in shadow", run.shadows(), true);
                    folded("Segments and other windows", run.others(), true);
                });
    }

    private void folded(String name, List<WindowReading> windows, boolean withSlice) {
        if (windows.isEmpty()) {
            return;
        }
        if (windows.size() <= SHORT_TABLE) {
            out.open("details", "open", "open");
        } else {
            out.open("details");
        }
        out.element("summary", name + " (" + Figures.count(windows.size()) + ")");
        new WindowsTable(run).draw(out, windows, withSlice);
        out.close("details").line();
    }

    private void section(String id, String title, Runnable content) {
        out.open("section", "id", id).element("h2", title);
        content.run();
        out.close("section").line();
    }

    private void chart(WindowAxis axis, String name, Runnable content) {
        out.open(
                "div",
                "class",
                axis.frame(),
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                name);
        content.run();
        out.close("div").line();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("the jar must hold " + name, failure);
        }
    }
}
