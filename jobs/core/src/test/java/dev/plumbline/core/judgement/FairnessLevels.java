package dev.plumbline.core.judgement;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.FairnessSpec.Reference;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Windows of simulated decisions, judged by one limit: how many are beyond it. */
final class FairnessLevels {
    private static final List<String> SEXES = List.of("M", "F", "X");

    private final FairTraffic traffic;
    private final SplittableRandom random;

    /**
     * What one count of windows came to.
     *
     * @param beyond windows in which some group is DRIFT
     * @param outside windows in which some group's value alone is beyond the limit
     * @param covered comparisons whose interval held the true gap
     */
    record Level(int windows, int beyond, int outside, int covered, int compared) {}

    FairnessLevels(FairnessMetric metric, double limit, Reference reference, long seed) {
        traffic =
                new FairTraffic(
                        new FairnessSpec(
                                List.of("sex"), reference, Map.of(), null, Map.of(metric, limit)));
        random = new SplittableRandom(seed);
    }

    /**
     * Judges windows.
     *
     * @param rows of each group, M first
     * @param rates selection rate of each
     */
    Level run(FairnessMetric metric, int windows, int[] rows, double[] rates) {
        double truth = metric.isRatio() ? rates[1] / rates[0] : rates[1] - rates[0];
        int beyond = 0;
        int outside = 0;
        int covered = 0;
        int compared = 0;
        FairnessJudge judge = FairnessJudge.of(traffic.baseline, traffic.monitor).orElseThrow();
        for (int window = 0; window < windows; window++) {
            boolean drift = false;
            boolean passed = false;
            for (Measurement held : judge.selections(window(rows, rates))) {
                if (held.metric().equals(metric.measurement()) && held.value() != null) {
                    drift |= held.verdict() == Verdict.DRIFT;
                    passed |=
                            held.verdict() == Verdict.DRIFT
                                    || held.reason().startsWith("beyond the limit");
                    if (held.feature().equals("sex=F")) {
                        compared++;
                        boolean holds =
                                held.interval().lower() <= truth
                                        && truth <= held.interval().upper();
                        covered += holds ? 1 : 0;
                    }
                }
            }
            beyond += drift ? 1 : 0;
            outside += passed ? 1 : 0;
        }
        return new Level(windows, beyond, outside, covered, compared);
    }

    private GroupSelections window(int[] rows, double[] rates) {
        GroupSelections window = new GroupSelections();
        for (int group = 0; group < rows.length; group++) {
            long code = traffic.code(SEXES.get(group), 30);
            for (int row = 0; row < rows[group]; row++) {
                window.add(code, true, random.nextDouble() < rates[group]);
            }
        }
        return window;
    }
}
