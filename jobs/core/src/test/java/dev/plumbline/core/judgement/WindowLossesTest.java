package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.risk.BoundedError;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowLossesTest {
    private static final BoundedError CAPPED = new BoundedError(8);

    @Test
    void errorsAreSharesOfTheCapWithinHalfABin() {
        RegressionTally tally = new RegressionTally();
        tally.add(3, 1, 1);
        tally.add(1, 5, 1);
        tally.add(0, 100, 1);
        WindowLosses losses = WindowLosses.of(tally, CAPPED).orElseThrow();
        assertThat(losses.rows()).isEqualTo(3);
        assertThat(losses.sum()).isCloseTo(.25 + .5 + 1, within(.75 / 128));
    }

    @Test
    void areEqualToTheLastBitInAnyOrderOfPartsAndCorrections() {
        SplittableRandom random = new SplittableRandom(3);
        RegressionTally inOnePass = new RegressionTally();
        RegressionTally[] parts = {
            new RegressionTally(), new RegressionTally(), new RegressionTally()
        };
        for (int row = 0; row < 2_000; row++) {
            double predicted = 20 * random.nextDouble();
            double wrongLabel = 20 * random.nextDouble();
            double label = 20 * random.nextDouble();
            inOnePass.add(predicted, label, 1);
            parts[row % 3].add(predicted, wrongLabel, 1);
            parts[(row + 1) % 3].add(predicted, wrongLabel, -1);
            parts[(row + 2) % 3].add(predicted, label, 1);
        }
        RegressionTally merged = new RegressionTally();
        for (int part = 2; part >= 0; part--) {
            merged.merge(PerformanceTally.fromBytes(parts[part].toBytes()));
        }
        assertThat(WindowLosses.of(merged, CAPPED)).isEqualTo(WindowLosses.of(inOnePass, CAPPED));
    }

    @Test
    void ofAnotherTaskThereAreNone() {
        assertThat(WindowLosses.of(new RegressionTally(), null)).isEmpty();
        assertThat(WindowLosses.of(new ClassificationTally(), CAPPED)).isEmpty();
    }
}
