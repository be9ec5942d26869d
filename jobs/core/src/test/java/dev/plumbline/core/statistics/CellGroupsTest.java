package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CellGroupsTest {

    @Test
    void splitsEvenCellsEvenly() {
        long[] counts = new long[255];
        Arrays.fill(counts, 40);
        long[] sums = CellGroups.sums(counts, CellGroups.equalMass(counts, 10));
        assertThat(sums).hasSize(10);
        for (long sum : sums) {
            assertThat(sum).isBetween(40L * 24, 40L * 27);
        }
    }

    @Test
    void givesAHeavyCellAGroupOfItsOwn() {
        assertThat(CellGroups.equalMass(new long[] {10, 10, 900, 10, 10}, 4))
                .containsExactly(0, 0, 1, 2, 3);
    }

    @Test
    void emptyCellsJoinANeighbour() {
        assertThat(CellGroups.equalMass(new long[] {0, 5, 0, 5, 0}, 10))
                .containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void noRowsAreOneGroup() {
        assertThat(CellGroups.equalMass(new long[3], 10)).containsExactly(0, 0, 0);
    }

    @Property(tries = 300)
    void groupsAscendWithoutGapsAndNeverExceedTheMost(
            @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = 1000) Long> drawn,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        long[] counts = drawn.stream().mapToLong(Long::longValue).toArray();
        int[] groups = CellGroups.equalMass(counts, most);
        assertThat(groups[0]).isZero();
        for (int cell = 1; cell < groups.length; cell++) {
            assertThat(groups[cell] - groups[cell - 1]).isBetween(0, 1);
        }
        assertThat(groups[groups.length - 1]).isLessThan(most);
        if (Shares.total(counts) > 0) {
            assertThat(CellGroups.sums(counts, groups)).doesNotContain(0);
        }
    }

    @Test
    void endsArePooledUntilEnoughRowsAreExpected() {
        long[] baseline = {1, 1, 500, 500, 2, 0};
        long[] window = {1, 0, 50, 50, 0, 1};
        // 5 expected on the side of 102 rows takes 55 pooled rows
        assertThat(CellGroups.pooledEnds(baseline, window, 5)).containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void evenCellsKeepTheirLimitsBetweenTheEnds() {
        long[] counts = new long[20];
        Arrays.fill(counts, 3);
        assertThat(CellGroups.pooledEnds(counts, counts, 5))
                .startsWith(0, 0, 1, 2, 3)
                .endsWith(14, 15, 16, 17, 17);
    }

    @Test
    void aCellThatIsAsNearToBothGroupsStaysWithTheFirst() {
        assertThat(CellGroups.equalMass(new long[] {2, 2, 2}, 2)).containsExactly(0, 0, 1);
    }

    @Test
    void allEmptyCellsAreOneMoreGroup() {
        assertThat(CellGroups.equalMassAndNovel(new long[] {5, 0, 5, 0}, 2))
                .containsExactly(0, 2, 1, 2);
    }

    @Test
    void endsThatHoldJustEnoughRowsArePooledWithNoOther() {
        long[] counts = {5, 5, 5, 5};
        assertThat(CellGroups.pooledEnds(counts, counts, 5)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void fewerRowsThanAnEndNeedsAreOneGroup() {
        assertThat(CellGroups.pooledEnds(new long[] {1, 1}, new long[] {1, 1}, 5)).containsOnly(0);
    }

    @Test
    void endsThatMeetLeaveOneGroup() {
        assertThat(CellGroups.pooledEnds(new long[] {3, 990, 3}, new long[] {1, 98, 1}, 5))
                .containsOnly(0);
    }
}
