package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What every tally promises.
 *
 * @param <R> a labelled row
 */
interface PerformanceTallyContract<R> {
    PerformanceTally empty();

    void add(PerformanceTally tally, R row, int sign);

    Arbitrary<R> row();

    /** Every sum that the tally keeps, in a fixed order. */
    double[] sums(PerformanceTally tally);

    /** The sums of the magnitudes of the same terms. */
    double[] magnitudes(List<R> rows);

    /** Every count that the tally keeps, in one text. */
    String counts(PerformanceTally tally);

    @Provide
    default Arbitrary<List<R>> rows() {
        return row().list().ofMaxSize(100);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    default void mergingPartsInAnyOrderEqualsOnePass(
            @ForAll("rows") List<R> rows, @ForAll Random random) {
        List<PerformanceTally> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            parts.add(empty());
        }
        rows.forEach(row -> add(parts.get(random.nextInt(4)), row, 1));
        Collections.shuffle(parts, random);
        PerformanceTally merged = empty();
        parts.forEach(merged::merge);

        PerformanceTally onePass = of(rows, 1);
        assertThat(counts(merged)).isEqualTo(counts(onePass));
        assertThat(merged.labelled()).isEqualTo(rows.size());
        assertSums(merged, sums(onePass), magnitudes(rows));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    default void aTallyAndItsNegationLeaveNothing(
            @ForAll("rows") List<R> rows, @ForAll Random random) {
        PerformanceTally tally = of(rows, 1);
        List<R> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        tally.merge(of(shuffled, -1));

        assertThat(tally.labelled()).isZero();
        assertThat(counts(tally)).isEqualTo(counts(empty()));
        assertSums(tally, new double[sums(tally).length], magnitudes(rows));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    default void aCorrectionEqualsHavingSeenTheNewRowAtOnce(
            @ForAll("rows") List<R> others,
            @ForAll("rows") List<R> before,
            @ForAll("rows") List<R> after) {
        PerformanceTally correction = empty();
        before.forEach(row -> add(correction, row, -1));
        after.forEach(row -> add(correction, row, 1));
        PerformanceTally corrected = of(others, 1);
        corrected.merge(of(before, 1));
        corrected.merge(PerformanceTally.fromBytes(correction.toBytes()));

        PerformanceTally atOnce = of(others, 1);
        atOnce.merge(of(after, 1));
        assertThat(counts(corrected)).isEqualTo(counts(atOnce));
        List<R> all = new ArrayList<>(others);
        all.addAll(before);
        all.addAll(after);
        assertSums(corrected, sums(atOnce), magnitudes(all));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    default void bytesBringBackTheTallyExactly(@ForAll("rows") List<R> rows) {
        PerformanceTally tally = of(rows, 1);
        PerformanceTally read = PerformanceTally.fromBytes(tally.toBytes());

        assertThat(read.toBytes()).isEqualTo(tally.toBytes());
        assertThat(counts(read)).isEqualTo(counts(tally));
        assertThat(sums(read)).isEqualTo(sums(tally));
        assertThat(read.isEmpty()).isEqualTo(rows.isEmpty());
    }

    @Property(tries = 1)
    default void refusesBytesOfAnotherReleaseAndAnySignButOne(@ForAll("rows") List<R> rows) {
        byte[] newer = of(rows, 1).toBytes();
        newer[0] = 9;
        assertThatThrownBy(() -> PerformanceTally.fromBytes(newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format 1 to 3, got 9");
        byte[] strange = of(rows, 1).toBytes();
        strange[1] = 7;
        assertThatThrownBy(() -> PerformanceTally.fromBytes(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 7");
        assertThatThrownBy(() -> add(empty(), row().sample(), 2))
                .hasMessageContaining("sign must be 1 or -1, got 2");
    }

    private PerformanceTally of(List<R> rows, int sign) {
        PerformanceTally tally = empty();
        rows.forEach(row -> add(tally, row, sign));
        return tally;
    }

    private void assertSums(PerformanceTally tally, double[] expected, double[] magnitudes) {
        double[] actual = sums(tally);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-12 * magnitudes[i]));
        }
    }
}
