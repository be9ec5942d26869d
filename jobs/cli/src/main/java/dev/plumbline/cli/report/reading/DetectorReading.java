package dev.plumbline.cli.report.reading;

import dev.plumbline.core.judgement.DetectorJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one sequential detector said of the champions' errors over a run.
 *
 * @param metric as reports name it, such as {@code detector_adwin}
 * @param ran whether it read any window's errors
 * @param changes where it spoke, oldest first
 */
public record DetectorReading(String metric, boolean ran, List<Change> changes) {
    private static final String PREFIX = DetectorJudge.PREFIX;
    private static final Map<String, String> SPOKEN =
            Map.of(
                    "hddm_a", "HDDM-A",
                    "hddm_w", "HDDM-W",
                    "page_hinkley", "Page–Hinkley");

    /** Returns the detectors in the order in which the reports name them first. */
    static List<DetectorReading> of(List<WindowReading> champions) {
        Map<String, Set<Change>> changes = new LinkedHashMap<>();
        Set<String> ran = new LinkedHashSet<>();
        for (WindowReading window : champions) {
            for (Measurement said : window.detectors()) {
                // a warning that lasts is told in each of its windows
                Set<Change> known =
                        changes.computeIfAbsent(said.metric(), name -> new LinkedHashSet<>());
                said.changes().forEach(point -> known.add(new Change(window.version(), point)));
                if (said.verdict() != Verdict.NO_BASELINE) {
                    ran.add(said.metric());
                }
            }
        }
        List<DetectorReading> readings = new ArrayList<>();
        changes.forEach(
                (metric, known) ->
                        readings.add(
                                new DetectorReading(
                                        metric, ran.contains(metric), List.copyOf(known))));
        return readings;
    }

    static boolean isDetector(Measurement measured) {
        return isNamed(measured.metric());
    }

    static boolean isNamed(String metric) {
        return metric.startsWith(PREFIX);
    }

    /** Returns {@code ADWIN}, {@code Page–Hinkley} or {@code DDM (moa)}. */
    public String spoken() {
        return spoken(metric);
    }

    static String spoken(String metric) {
        String[] parts = metric.substring(PREFIX.length()).split("@", 2);
        String name = SPOKEN.getOrDefault(parts[0], parts[0].toUpperCase(Locale.ROOT));
        return parts.length == 1 ? name : name + " (" + parts[1] + ")";
    }

    /** Where it found that errors had become more. */
    public List<Change> rises() {
        return changes.stream().filter(change -> change.isDrift() && change.isRise()).toList();
    }
}
