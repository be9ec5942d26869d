package dev.plumbline.core.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SliceTotalsPropertyTest {
    private static final int FEATURES = 3;

    private record Row(long code, double value) {}

    private static List<Row> rows(Random random, int count, boolean wrongOrRight) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long code = SliceCode.of(FEATURES);
            for (int feature = 0; feature < FEATURES; feature++) {
                code = SliceCode.with(code, feature, random.nextInt(SliceCode.MOST_GROUPS));
            }
            rows.add(new Row(code, wrongOrRight ? random.nextInt(2) : random.nextGaussian()));
        }
        return rows;
    }

    private static SliceTotals of(List<Row> rows, int sign) {
        SliceTotals totals = new SliceTotals();
        rows.forEach(row -> totals.add(row.code(), row.value(), sign));
        return totals;
    }

    @Example
    void aLossOfAnySizeIsGoneOnceItIsTakenBack() {
        SliceTotals totals = new SliceTotals();
        totals.add(3, 2.5, 1);
        Moments before = totals.of(3);
        for (double huge : new double[] {1e200, Double.POSITIVE_INFINITY}) {
            totals.add(3, huge, 1);
            assertThat(totals.of(3).mean()).isFinite();
            totals.add(3, huge, -1);
            assertThat(totals.of(3)).isEqualTo(before);
        }
    }

    @Property(tries = 50)
    void orderAndGroupingDoNotChangeThem(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int parts) {
        Random random = new Random(seed);
        List<Row> rows = rows(random, 200, seed % 2 == 0);
        SliceTotals once = of(rows, 1);
        Collections.shuffle(rows, random);
        SliceTotals merged = new SliceTotals();
        for (int part = 0; part < parts; part++) {
            List<Row> some = rows.subList(200 * part / parts, 200 * (part + 1) / parts);
            merged.mergeBytes(of(some, 1).toBytes());
        }
        for (int slice = 0; slice < FEATURES * SliceCode.MOST_GROUPS; slice++) {
            assertThat(merged.of(slice).rows()).isEqualTo(once.of(slice).rows());
            assertThat(merged.of(slice).sum()).isCloseTo(once.of(slice).sum(), within(1e-13));
            assertThat(merged.of(slice).squares())
                    .isCloseTo(once.of(slice).squares(), within(1e-13));
        }
        assertThat(merged.all().rows()).isEqualTo(200);
    }

    @Property(tries = 50)
    void whatIsTakenBackLeavesNothing(@ForAll long seed) {
        List<Row> rows = rows(new Random(seed), 100, seed % 2 == 0);
        SliceTotals totals = of(rows, 1);
        Collections.shuffle(rows, new Random(~seed));
        totals.merge(of(rows, -1));
        assertThat(totals.isEmpty()).isTrue();
        assertThat(totals.toBytes()).hasSize(1);
    }

    @Property(tries = 50)
    void bytesBringThemBackAndStayInTheirBound(@ForAll long seed) {
        List<Row> rows = rows(new Random(seed), 2_000, seed % 2 == 0);
        SliceTotals totals = of(rows, 1);
        byte[] bytes = totals.toBytes();
        assertThat(SliceTotals.fromBytes(bytes).toBytes()).isEqualTo(bytes);
        int slices = FEATURES * SliceCode.MOST_GROUPS;
        assertThat(bytes).hasSizeLessThanOrEqualTo(1 + slices * (seed % 2 == 0 ? 7 : 38));
    }
}
