package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.evidence.CyclicTraffic.Change;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/evidence.md on what follows the hour beside features: labels, rates and
 * segments. Not part of the build: its name is no test's.
 */
class CyclicEvidence {
    private static final int SEEDS = Integer.getInteger("evidence.seeds", 20);
    private static final int WEEKS = 8;
    private static final int SCORED = 6;
    private static final int ROWS = 200;

    @Test
    void whatFollowsTheHourKeepsTheBudget() {
        for (int buckets : new int[] {168, 48}) {
            for (double effect : new double[] {0, 0.15}) {
                Map<String, Integer> alarms = alarms(buckets, effect);
                assertThat(alarms.getOrDefault("whole", 0)).isLessThanOrEqualTo(31);
                assertThat(alarms.getOrDefault("segment", 0)).isLessThanOrEqualTo(31);
            }
        }
    }

    @Test
    void changesAreFound() {
        for (int buckets : new int[] {168, 0}) {
            for (double effect : new double[] {0, 0.15}) {
                for (double share : new double[] {0.1, 0.25}) {
                    found(buckets, effect, CyclicChanges.of(share, 4 * share, 1000 * share));
                }
            }
        }
    }

    private static Map<String, Integer> alarms(int buckets, double effect) {
        CyclicTrial trial = new CyclicTrial(WEEKS, ROWS, buckets, effect);
        Map<String, Integer> alarms = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            trial.alarms(seed, SCORED).forEach((what, n) -> alarms.merge(what, n, Integer::sum));
        }
        System.out.printf(
                "%d buckets, hourly effect %.2f, of %,d windows alarmed: %s%n",
                buckets, effect, SEEDS * SCORED * 168, alarms);
        return alarms;
    }

    private static void found(int buckets, double effect, Map<String, Change> changes) {
        CyclicTrial trial = new CyclicTrial(WEEKS, ROWS, buckets, effect);
        Map<String, Integer> found = new TreeMap<>();
        for (long seed = 100; seed < 100 + SEEDS; seed++) {
            trial.finds(seed, changes).forEach(what -> found.merge(what, 1, Integer::sum));
        }
        System.out.printf(
                "%d buckets, hourly effect %.2f, labels shifted by %.1f σ, shares by %.2f, of %d found: %s%n",
                buckets,
                effect,
                changes.get("whole target_distribution target").labelShift(),
                changes.get("whole nan_rate power").share(),
                SEEDS,
                found);
    }
}
