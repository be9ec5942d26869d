package dev.plumbline.exporter;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.WindowReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest window of each {@link WindowSeries}, whatever the order in which the reports come. Not
 * thread-safe: the topic's reader owns it.
 */
final class LatestWindows {
    private final FeatureBudget budget;
    private final Map<WindowSeries, PublishedWindow> newest = new HashMap<>();

    LatestWindows(FeatureBudget budget) {
        this.budget = budget;
    }

    private record ModelInRole(String model, Role role) {
        static ModelInRole of(WindowReport report) {
            return new ModelInRole(report.model(), report.role());
        }
    }

    /** The latest start and the latest end among a version's newest windows. */
    private record Reach(String version, Instant start, Instant end) {
        Reach plus(Reach other) {
            return new Reach(version, later(start, other.start), later(end, other.end));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    void accept(WindowReport report, Instant published) {
        WindowSeries series = WindowSeries.of(report);
        PublishedWindow held = newest.get(series);
        if (held == null || replaces(report, held.report())) {
            newest.put(series, budget.apply(report, published));
        }
    }

    /** Forgets the report with this key, as when the topic deletes it. */
    void remove(String key) {
        newest.values().removeIf(window -> window.report().key().equals(key));
    }

    private static boolean replaces(WindowReport report, WindowReport held) {
        if (report.key().equals(held.key())) {
            return report.supersedes(held);
        }
        int byEnd = report.windowEnd().compareTo(held.windowEnd());
        return byEnd == 0 ? !report.emittedAt().isBefore(held.emittedAt()) : byEnd > 0;
    }

    /**
     * Returns the newest windows of every version that still serves. A version is retired when
     * another version of its model, in the same role, has a window that starts at or after the end
     * of this version's newest window. Only event time counts, so a pause of everything retires
     * nothing.
     */
    List<PublishedWindow> shown() {
        Map<ModelInRole, Map<String, Reach>> reaches = reaches();
        return newest.values().stream()
                .filter(window -> !isRetired(window.report(), reaches))
                .toList();
    }

    private Map<ModelInRole, Map<String, Reach>> reaches() {
        Map<ModelInRole, Map<String, Reach>> reaches = new HashMap<>();
        for (PublishedWindow window : newest.values()) {
            WindowReport report = window.report();
            reaches.computeIfAbsent(ModelInRole.of(report), any -> new HashMap<>())
                    .merge(
                            report.modelVersion(),
                            new Reach(
                                    report.modelVersion(),
                                    report.windowStart(),
                                    report.windowEnd()),
                            Reach::plus);
        }
        return reaches;
    }

    private static boolean isRetired(
            WindowReport report, Map<ModelInRole, Map<String, Reach>> reaches) {
        Map<String, Reach> versions = reaches.get(ModelInRole.of(report));
        Instant end = versions.get(report.modelVersion()).end();
        return versions.values().stream()
                .filter(other -> !other.version().equals(report.modelVersion()))
                .anyMatch(other -> !other.start().isBefore(end));
    }
}
