package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.evidence.DailySeries.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of docs/evidence.md on windows of whole days. Not part of the build. */
class WholeDayEvidence {
    private static final int SEEDS = Integer.getInteger("evidence.seeds", 40);
    private static final int FEATURES = 4;

    @Test
    void whatAveragesOutKeepsTheBudgetAndShiftsAreFound() {
        for (int days : new int[] {7, 1}) {
            double weekend = days == 1 ? 0 : 0.5;
            for (int weeks : new int[] {4, 8}) {
                for (int rows : new int[] {20, 200}) {
                    for (Shape shape : shapes(weekend)) {
                        measure(new WholeDayTrial(shape, FEATURES, weeks, rows, days));
                    }
                }
            }
        }
    }

    private static List<Shape> shapes(double weekend) {
        return List.of(
                new Shape(3, weekend, 0.6, 0.15, 0, 0),
                new Shape(3, weekend, 0.6, 0, 0, 0),
                new Shape(1, weekend, 0.6, 0.15, 0, 0),
                new Shape(1, weekend, 0, 0, 0, 0),
                new Shape(0, 0, 0, 0, 0, 0),
                new Shape(1, weekend, 0.6, 0.15, 0.05, 0.4));
    }

    private static void measure(WholeDayTrial trial) {
        int seeds = trial.rowsPerHour() > 100 ? SEEDS / 4 : SEEDS;
        int alarmed = IntStream.range(0, seeds).map(trial::alarmed).sum();
        int windows = seeds * trial.windows();
        System.out.printf(
                "%d days, %d weeks, %d rows an hour, %s: %d of %d alarmed (%.1f); λ %.1f; found .2 σ %d, .3 σ %d, .5 σ %d of 20%n",
                trial.daysPerWindow(),
                trial.weeks(),
                trial.rowsPerHour(),
                trial.shape(),
                alarmed,
                windows,
                WholeDayTrial.BUDGET * windows,
                IntStream.range(0, 5).mapToDouble(trial::lambda).average().orElseThrow(),
                found(trial, 0.2),
                found(trial, 0.3),
                found(trial, 0.5));
        assertThat(windows).isPositive();
    }

    private static long found(WholeDayTrial trial, double shift) {
        return IntStream.range(0, 20).filter(seed -> trial.finds(shift, seed)).count();
    }
}
