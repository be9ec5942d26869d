package dev.plumbline.core.evidence;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evidence.CyclicTraffic.Change;
import dev.plumbline.core.evidence.CyclicTraffic.Hour;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.SegmentJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Weeks of {@link CyclicTraffic} make a baseline, more weeks are judged hour by hour: the whole
 * traffic, its labels and one segment, each with the same budget of one false alarm in a thousand
 * windows.
 *
 * @param buckets 48 or 168; 0 for a baseline without seasons
 * @param hourlyEffect what moves a whole hour
 */
record CyclicTrial(int weeks, int rowsPerHour, int buckets, double hourlyEffect) {
    static final String SEGMENT = "country=AT";
    private static final double BUDGET = 0.001;

    /** The judges of one baseline. */
    private record Judges(
            Baseline baseline, DriftJudge whole, TargetJudge target, SegmentJudge segment) {}

    /** Returns how many windows had a metric in DRIFT, by who was judged and the metric. */
    Map<String, Integer> alarms(long seed, int scoredWeeks) {
        CyclicTraffic traffic = new CyclicTraffic(seed, rowsPerHour, hourlyEffect);
        Judges judges = judges(traffic);
        Map<String, Integer> alarms = new TreeMap<>();
        for (int hour = 0; hour < scoredWeeks * 168; hour++) {
            List<String> found = drifted(judges, traffic, Change.NONE);
            found.stream().distinct().forEach(metric -> alarms.merge(metric, 1, Integer::sum));
            found.stream()
                    .map(metric -> metric.split(" ")[0])
                    .distinct()
                    .forEach(who -> alarms.merge(who, 1, Integer::sum));
        }
        return alarms;
    }

    /**
     * Returns which changes are seen within three hours of their beginning, each by its name. They
     * come one after the other, eight hours between them, so that they meet all hours of the day.
     *
     * @param expected what each is seen by, as {@link #alarms} names it
     */
    Set<String> finds(long seed, Map<String, Change> expected) {
        CyclicTraffic traffic = new CyclicTraffic(seed, rowsPerHour, hourlyEffect);
        Judges judges = judges(traffic);
        Set<String> found = new TreeSet<>();
        expected.forEach(
                (metric, change) -> {
                    for (int hour = 0; hour < 5; hour++) {
                        traffic.next(judges.baseline, "AT", Change.NONE);
                    }
                    for (int hour = 0; hour < 3; hour++) {
                        if (drifted(judges, traffic, change).contains(metric)) {
                            found.add(metric);
                        }
                    }
                });
        return found;
    }

    private Judges judges(CyclicTraffic traffic) {
        Monitor monitor = CyclicTraffic.monitor(buckets);
        Baseline baseline = traffic.baseline(monitor, weeks * 168);
        DriftJudge whole = DriftJudge.of(baseline, monitor, BUDGET);
        return new Judges(
                baseline,
                whole,
                TargetJudge.of(baseline, monitor, whole.testLevel()).orElseThrow(),
                new SegmentJudge(
                        baseline,
                        baseline.supplement().segment(SEGMENT).orElseThrow(),
                        monitor,
                        BUDGET));
    }

    private static List<String> drifted(Judges judges, CyclicTraffic traffic, Change change) {
        Hour hour = traffic.next(judges.baseline, "AT", change);
        List<String> found = new ArrayList<>();
        add(found, "whole", judges.whole.measure(hour.rows(), hour.panes()));
        add(
                found,
                "whole",
                judges.target.measure(
                        hour.labels(), new TargetTally(), hour.labels().labelled(), hour.panes()));
        add(found, "segment", judges.segment.measure(hour.ofSegment(), hour.panes()));
        return found;
    }

    private static void add(List<String> found, String who, List<Measurement> measured) {
        for (Measurement m : measured) {
            if (m.verdict() == Verdict.DRIFT) {
                found.add(who + " " + m.metric() + " " + m.feature());
            }
        }
    }
}
