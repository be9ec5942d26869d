package dev.plumbline.core.evidence;

import org.junit.jupiter.api.Test;

class CyclicTrialTest {
    @Test
    void look() {
        for (int buckets : new int[] {168, 0}) {
            for (double effect : new double[] {0, 0.15}) {
                long begin = System.nanoTime();
                CyclicTrial trial = new CyclicTrial(8, 200, buckets, effect);
                for (long seed = 0; seed < 2; seed++) {
                    System.out.println(buckets + " " + effect + " " + trial.alarms(seed, 6));
                }
                System.out.println((System.nanoTime() - begin) / 1e9);
            }
        }
    }
}
