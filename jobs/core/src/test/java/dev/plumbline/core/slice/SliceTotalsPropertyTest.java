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
            double value = wrongOrRight ? random.nextInt(2) : random.nextGaussian();
            rows.add(new Row(code, random.nextInt(5) == 0 ? Double.NaN : value));
        }
        return rows;
    }

    private static SliceTotals of(List<Row> rows, int sign) {
        SliceTotals totals = new SliceTotals();
        for (Row row : rows) {
            if (Double.isNaN(row.value())) {
                totals.addWithout(row.code(), sign);
            } else {
                totals.add(row.code(), row.value(), sign);
            }
        }
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
            assertThat(merged.rows(slice)).isEqualTo(once.rows(slice));
            assertThat(merged.of(slice).sum()).isCloseTo(once.of(slice).sum(), within(1e-13));
            assertThat(merged.of(slice).squares())
                    .isCloseTo(once.of(slice).squares(), within(1e-13));
        }
        long withNumber = rows.stream().filter(row -> !Double.isNaN(row.value())).count();
        assertThat(merged.all().rows()).isEqualTo(withNumber);
        assertThat(allRows(merged)).isEqualTo(200);
    }

    /** Every row is in one group of the first feature. */
    private static long allRows(SliceTotals totals) {
        long all = 0;
        for (int slice = 0; slice < SliceCode.MOST_GROUPS; slice++) {
            all += totals.rows(slice);
        }
        return all;
    }

    /** As a release before rows without a number wrote them: two slices of whole numbers. */
    @Example
    void readsWhatWasWrittenWhenEveryRowHadItsNumber() {
        byte[] written = {1, 1, 6, 4, 4, 33, 2, 0, 0};
        SliceTotals read = SliceTotals.fromBytes(written);
        assertThat(read.of(0)).isEqualTo(new Moments(3, 2, 2));
        assertThat(read.rows(0)).isEqualTo(3);
        assertThat(read.of(16)).isEqualTo(new Moments(1, 0, 0));
        assertThat(read.toBytes()).isEqualTo(written);
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
        assertThat(bytes).hasSizeLessThanOrEqualTo(1 + slices * (seed % 2 == 0 ? 9 : 40));
    }
}
