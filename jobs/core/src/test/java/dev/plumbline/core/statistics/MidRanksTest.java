package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MidRanksTest {

    @Test
    void aCellStandsInTheMiddleOfItsRows() {
        assertThat(MidRanks.of(new long[] {2, 0, 6, 2})).containsExactly(.1, .2, .5, .9);
    }

    @Test
    void noRowsStandInTheMiddle() {
        assertThat(MidRanks.of(new long[2])).containsExactly(.5, .5);
        assertThat(MidRanks.scores(new long[2])).containsExactly(0, 0);
    }

    @Test
    void scoresHaveMeanZeroAndVarianceOneWhateverTheTies() {
        for (long[] counts : new long[][] {{1, 1}, {95, 5}, {3, 90, 7}, {1, 2, 3, 4, 5}}) {
            double[] scores = MidRanks.scores(counts);
            double[] shares = Shares.of(counts);
            double mean = 0;
            double squares = 0;
            for (int cell = 0; cell < counts.length; cell++) {
                mean += shares[cell] * scores[cell];
                squares += shares[cell] * scores[cell] * scores[cell];
            }
            assertThat(mean).isCloseTo(0, within(1e-12));
            assertThat(squares).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void scoresAreRootTwelveTimesTheRankWhereNothingIsTied() {
        long[] counts = new long[10_000];
        Arrays.fill(counts, 1);
        assertThat(MidRanks.scores(counts)[0])
                .isCloseTo(Math.sqrt(12) * (MidRanks.of(counts)[0] - .5), within(1e-7));
    }

    @Test
    void oneFilledCellScoresNothing() {
        assertThat(MidRanks.scores(new long[] {0, 9, 0})).containsOnly(0);
    }
}
