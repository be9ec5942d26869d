package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A panel per feature for one window of at least one: the last that an episode covers, or the last.
 */
final class HistogramPanels {
    private final RunReading run;
    private final List<WindowReading> windows;
    private final int selected;

    HistogramPanels(RunReading run) {
        this.run = run;
        this.windows = run.champions();
        this.selected = selected();
    }

    void draw(Markup out) {
        picker(out);
        out.open("div", "class", "panels");
        WindowReading window = windows.get(selected);
        for (String feature : run.features()) {
            panel(out, window, feature);
        }
        out.close("div").line();
        new HistogramTable(
                        run.features().stream()
                                .flatMap(feature -> bins(window, feature).stream())
                                .toList())
                .draw(out);
        out.open("script", "type", "application/json", "id", "histograms")
                .raw(HistogramData.of(run, windows))
                .close("script")
                .line();
    }

    /** What a panel says of the feature's tests in the window. */
    static String note(WindowReading window, String feature) {
        Stream<String> breaks =
                window.breaks().stream()
                        .filter(fault -> feature.equals(fault.feature()))
                        .map(Wording::measurement)
                        // the panel's heading names the feature already
                        .map(words -> words.substring(feature.length() + 1));
        Stream<String> test = window.distribution(feature).map(Wording::distribution).stream();
        return Stream.concat(breaks, test).collect(Collectors.joining("; "));
    }

    /** Whether the feature departs from its baseline in the window. */
    static boolean departed(WindowReading window, String feature) {
        if (WindowReading.isTarget(feature)) {
            return !window.targetDrifts().isEmpty();
        }
        return Stream.concat(window.breaks().stream(), window.distribution(feature).stream())
                .filter(test -> feature.equals(test.feature()))
                .map(Measurement::verdict)
                .anyMatch(Verdict.DRIFT::equals);
    }

    /** How the picker names a window. */
    static String name(RunReading run, WindowReading window) {
        return "%s, %s, %s"
                .formatted(
                        run.stamps().span(window.start(), window.end()),
                        Wording.identity(window),
                        window.standing().words());
    }

    private void picker(Markup out) {
        out.open("p", "class", "picker");
        out.element("output", name(run, windows.get(selected)), "id", "window-name");
        out.open("span", "class", "scripted", "hidden", "hidden");
        out.element("button", "‹ earlier", "type", "button", "id", "earlier");
        out.open("select", "id", "window", "aria-label", "Window to show");
        for (int i = 0; i < windows.size(); i++) {
            String name = run.stamps().span(windows.get(i).start(), windows.get(i).end());
            String value = Integer.toString(i);
            String label = name + " " + windows.get(i).version();
            if (i == selected) {
                out.element("option", label, "value", value, "selected", "selected");
            } else {
                out.element("option", label, "value", value);
            }
        }
        out.close("select");
        out.element("button", "later ›", "type", "button", "id", "later");
        out.close("span", "p").line();
    }

    private void panel(Markup out, WindowReading window, String feature) {
        boolean departed = departed(window, feature);
        out.open("figure", "class", departed ? "panel departed" : "panel");
        out.open("figcaption");
        out.element("b", Wording.subject(feature));
        out.element("span", note(window, feature), "class", "note-line");
        out.close("figcaption");
        new Histogram(
                        bins(window, feature)
                                .orElseGet(
                                        () ->
                                                new Distribution(
                                                        feature, List.of(), List.of(), List.of())))
                .draw(out);
        out.close("figure").line();
    }

    private static Optional<Distribution> bins(WindowReading window, String feature) {
        return window.bins().stream().filter(any -> any.feature().equals(feature)).findFirst();
    }

    private int selected() {
        for (int i = windows.size() - 1; i >= 0; i--) {
            WindowReading window = windows.get(i);
            if (run.opened().stream().anyMatch(episode -> episode.covers(window))) {
                return i;
            }
        }
        return windows.size() - 1;
    }
}
