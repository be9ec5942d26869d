package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Counts beside a slot's own cells: found where NumPy finds them, and merged like the rest. */
class CompanionsPropertyTest {

    @Property(tries = 300)
    void equalWidthCellsAreWhereTheirEdgesSay(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double from,
            @ForAll @DoubleRange(min = 0, max = 1e6) double range,
            @ForAll @IntRange(min = 1, max = 300) int cells,
            @ForAll Random random) {
        CompanionBins bins = CompanionBins.equalWidth(from, from + range, cells);
        assertThat(bins.cells()).isEqualTo(cells + 2);
        for (int i = 0; i < 50; i++) {
            assertCell(bins, from + (random.nextDouble() * 1.4 - 0.2) * range);
            assertCell(bins, bins.edge(random.nextInt(cells + 1)));
            assertCell(bins, Math.nextDown(bins.edge(random.nextInt(cells + 1))));
        }
        // the greatest value is in the last cell, not above it
        assertThat(bins.cellOf(from + range)).isBetween(1, cells);
        assertThat(bins.cellOf(Double.MAX_VALUE)).isEqualTo(cells + 1);
        assertThat(bins.cellOf(-Double.MAX_VALUE)).isZero();
    }

    private static void assertCell(CompanionBins bins, double x) {
        int edgesBelow = 0;
        while (edgesBelow + 1 < bins.cells() && bins.edge(edgesBelow) <= x) {
            edgesBelow++;
        }
        assertThat(bins.cellOf(x)).as("cell of %s", x).isEqualTo(edgesBelow);
    }

    @Property(tries = 300)
    void everyValueHasAClosedCell(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -10, max = 10) Double> given) {
        double[] values =
                given.stream().mapToDouble(value -> value + 0.0).sorted().distinct().toArray();
        CompanionBins bins = CompanionBins.ofValues(values);
        for (double value : values) {
            assertThat(bins.isAtom(bins.cellOf(value))).isTrue();
            assertThat(bins.isAtom(bins.cellOf(Math.nextUp(value))))
                    .isEqualTo(Arrays.binarySearch(values, Math.nextUp(value)) >= 0);
        }
        assertThat(bins.known()).isEqualTo(values);
    }

    @Property(tries = 100)
    void mergingPanesInAnyOrderEqualsOnePass(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -3, max = 3) Double> values,
            @ForAll Random random) {
        ProfileLayout layout = layout();
        ModelProfile whole = new ModelProfile(layout);
        List<ModelProfile> panes = new ArrayList<>();
        for (double value : values) {
            add(whole, value);
            if (panes.isEmpty() || random.nextInt(4) == 0) {
                panes.add(new ModelProfile(layout));
            }
            add(panes.get(panes.size() - 1), value);
        }
        Collections.shuffle(panes, random);
        ModelProfile byBytes = new ModelProfile(layout);
        ModelProfile byMerge = new ModelProfile(layout);
        for (ModelProfile pane : panes) {
            byBytes.mergeBytes(pane.toBytes());
            byMerge.merge(pane);
        }
        byMerge.merge(new ModelProfile(layout));
        assertThat(byBytes.companions(0)).isEqualTo(whole.companions(0)).hasSize(2);
        assertThat(byMerge.companions(0)).isEqualTo(whole.companions(0));
        assertThat(Arrays.stream(whole.companions(0).get(CellKind.DOANE).counts()).sum())
                .isEqualTo(values.size());
        whole.clear();
        assertThat(whole.companions(0)).isEqualTo(new ModelProfile(layout).companions(0));
    }

    @Property(tries = 1)
    void whatIsNoNumberIsInNoCompanion() {
        ModelProfile profile = new ModelProfile(layout());
        FeatureRow row = new FeatureRow(profile.layout());
        for (Object value : new Object[] {null, "text", Double.NaN, Double.POSITIVE_INFINITY}) {
            row.clear();
            row.value(0, value);
            profile.add(row);
        }
        assertThat(profile.companions(0)).isEqualTo(new ModelProfile(layout()).companions(0));
    }

    @Property(tries = 1)
    void refusesCountsOfOtherCells() {
        CompanionCounts one = new CompanionCounts(CompanionBins.equalWidth(0, 1, 4));
        CompanionCounts other = new CompanionCounts(CompanionBins.equalWidth(0, 2, 4));
        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share their cells");
        assertThatThrownBy(() -> CompanionCounts.restore(one.bins(), new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 cells, got 3");
    }

    private static ProfileLayout layout() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("x", NumericBins.of(new double[] {-1, 0, 1}, 0));
        return new ProfileLayout(
                bins,
                List.of(
                        new Companion(0, CellKind.DOANE, CompanionBins.equalWidth(-2, 2, 7)),
                        new Companion(
                                0,
                                CellKind.VALUES,
                                CompanionBins.ofValues(new double[] {-1, 0, 2}))));
    }

    private static void add(ModelProfile profile, double value) {
        FeatureRow row = new FeatureRow(profile.layout());
        row.value(0, value);
        profile.add(row);
    }
}
