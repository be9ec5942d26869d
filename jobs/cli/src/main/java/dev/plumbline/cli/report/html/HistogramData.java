package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Distribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The counts behind the panels, for the script that shows another window: {@code {layouts: [{bins,
 * baseline}], notes: [text], windows: [{name, panels: [[panel, layout, counts, note,
 * departed]]}]}}. Bins, baseline counts and notes, which come again and again, are written once.
 */
final class HistogramData {
    private record Layout(List<String> bins, List<Long> baseline) {}

    private final Map<Layout, Integer> layouts = new LinkedHashMap<>();
    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private final Map<String, Integer> panels = new HashMap<>();
    private final RunReading run;

    private HistogramData(RunReading run) {
        this.run = run;
        run.features().forEach(feature -> panels.put(feature, panels.size()));
    }

    static String of(RunReading run, List<WindowReading> windows) {
        HistogramData data = new HistogramData(run);
        String written =
                windows.stream().map(data::window).collect(Collectors.joining(",\n", "[", "]"));
        return "{\"layouts\":%s,\n\"notes\":%s,\n\"windows\":%s}"
                .formatted(data.layouts(), texts(data.notes.keySet()), written);
    }

    private String window(WindowReading window) {
        List<String> written = new ArrayList<>();
        for (Distribution bins : window.bins()) {
            String note = HistogramPanels.note(window, bins.feature());
            int layout =
                    layouts.computeIfAbsent(
                            new Layout(bins.bins(), bins.baseline()), fresh -> layouts.size());
            written.add(
                    "[%d,%d,%s,%d,%d]"
                            .formatted(
                                    panels.get(bins.feature()),
                                    layout,
                                    counts(bins.current()),
                                    notes.computeIfAbsent(note, fresh -> notes.size()),
                                    HistogramPanels.departed(window, bins.feature()) ? 1 : 0));
        }
        return "{\"name\":%s,\"panels\":[%s]}"
                .formatted(Json.text(HistogramPanels.name(run, window)), String.join(",", written));
    }

    private String layouts() {
        return layouts.keySet().stream()
                .map(
                        layout ->
                                "{\"bins\":%s,\"baseline\":%s}"
                                        .formatted(texts(layout.bins()), counts(layout.baseline())))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static String texts(Collection<String> texts) {
        return texts.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String counts(List<Long> counts) {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
