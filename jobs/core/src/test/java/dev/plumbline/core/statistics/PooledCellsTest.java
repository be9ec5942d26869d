package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PooledCellsTest {

    @Test
    void leavesLargeCellsAlone() {
        PooledCells cells = PooledCells.of(new long[] {50, 30, 20}, new long[] {40, 40, 20}, 5);
        assertThat(cells.baseline()).containsExactly(20, 30, 50);
        assertThat(cells.window()).containsExactly(20, 40, 40);
        assertThat(cells.leastExpected()).isEqualTo(20);
    }

    @Test
    void putsTheSmallestTogetherUntilEachIsExpectedToHoldEnough() {
        PooledCells cells =
                PooledCells.of(new long[] {2, 300, 3, 2, 3}, new long[] {1, 100, 2, 3, 2}, 5);
        assertThat(cells.baseline()).containsExactly(10, 300);
        assertThat(cells.window()).containsExactly(8, 100);
        assertThat(cells.leastExpected()).isLessThan(5);
    }

    @Test
    void dropsCellsEmptyOnBothSides() {
        PooledCells cells = PooledCells.of(new long[] {0, 90, 0, 60}, new long[] {0, 70, 0, 80}, 5);
        assertThat(cells.baseline()).containsExactly(60, 90);
        assertThat(cells.window()).containsExactly(80, 70);
    }

    @Test
    void keepsTwoCellsApartHoweverFewTheRows() {
        PooledCells cells = PooledCells.of(new long[] {10_000, 0}, new long[] {0, 50}, 5);
        assertThat(cells.cells()).isEqualTo(2);
        assertThat(cells.leastExpected()).isLessThan(5);
    }

    @Test
    void oneFilledCellStaysOne() {
        assertThat(PooledCells.of(new long[] {0, 8}, new long[] {0, 3}, 5).cells()).isEqualTo(1);
    }
}
