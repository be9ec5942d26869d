package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The counts behind the panels, for the script that shows another window: {@code {layouts: [{bins,
 * labels, baseline}], windows: [{name, panels: [[panel, layout, counts, note, departed]]}]}}. Bins
 * and baseline counts, which rarely change, are written once.
 */
final class HistogramData {
    private record Layout(List<String> bins, List<Long> baseline) {}

    private final Map<Layout, Integer> layouts = new LinkedHashMap<>();
    private final RunReading run;
    private final List<String> features;

    private HistogramData(RunReading run) {
        this.run = run;
        this.features = run.features();
    }

    static String of(RunReading run, List<WindowReading> windows) {
        HistogramData data = new HistogramData(run);
        String written =
                windows.stream().map(data::window).collect(Collectors.joining(",\n", "[", "]"));
        return "{\"layouts\":" + data.layouts() + ",\n\"windows\":" + written + "}";
    }

    private String window(WindowReading window) {
        List<String> panels = new ArrayList<>();
        for (Distribution bins : window.bins()) {
            int panel = features.indexOf(bins.feature());
            int layout =
                    layouts.computeIfAbsent(
                            new Layout(bins.bins(), bins.baseline()), fresh -> layouts.size());
            panels.add(
                    "[%d,%d,%s,%s,%d]"
                            .formatted(
                                    panel,
                                    layout,
                                    counts(bins.current()),
                                    Json.text(HistogramPanels.note(window, bins.feature())),
                                    HistogramPanels.departed(window, bins.feature()) ? 1 : 0));
        }
        return "{\"name\":%s,\"panels\":[%s]}"
                .formatted(Json.text(HistogramPanels.name(run, window)), String.join(",", panels));
    }

    private String layouts() {
        return layouts.keySet().stream()
                .map(
                        layout ->
                                "{\"bins\":%s,\"baseline\":%s}"
                                        .formatted(
                                                layout.bins().stream()
                                                        .map(Json::text)
                                                        .collect(Collectors.joining(",", "[", "]")),
                                                counts(layout.baseline())))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static String counts(List<Long> counts) {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
