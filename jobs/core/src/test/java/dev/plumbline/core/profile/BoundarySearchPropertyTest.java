package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BoundarySearchPropertyTest {
    private static final double[] EXTREMES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e300,
        -1e300
    };

    @Provide
    Arbitrary<Double> anyFinite() {
        return Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .edgeCases(
                        edges ->
                                edges.add(
                                        DoubleStream.of(EXTREMES).boxed().toArray(Double[]::new)));
    }

    /** Boundaries of any scale, in clusters, far from the others, and next to each other. */
    @Provide
    Arbitrary<double[]> boundaries() {
        Arbitrary<Double> spread =
                Arbitraries.oneOf(
                        anyFinite(),
                        Arbitraries.doubles().between(-1, 1),
                        Arbitraries.doubles().between(1e9, 1e9 + 1).ofScale(6),
                        Arbitraries.integers().between(0, 300).map(Integer::doubleValue),
                        Arbitraries.integers().between(0, 300).map(i -> i * Double.MIN_VALUE),
                        Arbitraries.of(EXTREMES[0], EXTREMES[2], EXTREMES[7], EXTREMES[8]));
        return spread.list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .flatMap(list -> Arbitraries.of(true, false).map(atoms -> ascending(list, atoms)));
    }

    private static double[] ascending(List<Double> values, boolean atoms) {
        TreeSet<Double> distinct = new TreeSet<>();
        for (double value : values) {
            // -0.0 and 0.0 are one boundary
            distinct.add(value + 0.0);
            if (atoms && value < Double.MAX_VALUE) {
                distinct.add(Math.nextUp(value) + 0.0);
            }
        }
        return distinct.stream().mapToDouble(Double::doubleValue).limit(255).toArray();
    }

    @Property(tries = 2000)
    void countsWhatAScanCounts(
            @ForAll("boundaries") double[] boundaries,
            @ForAll List<@net.jqwik.api.From("anyFinite") Double> values) {
        List<Double> asked = new ArrayList<>(values);
        DoubleStream.of(EXTREMES).forEach(asked::add);
        for (double boundary : boundaries) {
            asked.add(boundary);
            asked.add(Math.max(-Double.MAX_VALUE, Math.nextDown(boundary)));
            asked.add(Math.min(Double.MAX_VALUE, Math.nextUp(boundary)));
        }
        BoundarySearch search = new BoundarySearch(boundaries);
        for (double x : asked) {
            assertThat(search.countAtMost(x)).as("%s", x).isEqualTo(scan(boundaries, x));
        }
    }

    @Example
    void takesNegativeZeroAndZeroForOneValue() {
        for (double zero : new double[] {0.0, -0.0}) {
            for (double[] boundaries : new double[][] {{zero}, {-1, zero, 1}, {zero, 1}}) {
                BoundarySearch search = new BoundarySearch(boundaries);
                assertThat(search.countAtMost(-0.0)).isEqualTo(scan(boundaries, 0.0));
                assertThat(search.countAtMost(0.0)).isEqualTo(scan(boundaries, 0.0));
            }
        }
    }

    @Example
    void findsAmongBoundariesThatNoBucketParts() {
        double[] boundaries = new double[255];
        double boundary = 1;
        for (int i = 2; i < 253; i++) {
            boundaries[i] = boundary;
            boundary = Math.nextUp(boundary);
        }
        boundaries[0] = -1e300;
        boundaries[1] = -1e299;
        boundaries[253] = 1e299;
        boundaries[254] = 1e300;
        BoundarySearch search = new BoundarySearch(boundaries);
        for (int i = 0; i < 255; i++) {
            assertThat(search.countAtMost(boundaries[i])).isEqualTo(i + 1);
            assertThat(search.countAtMost(Math.nextDown(boundaries[i]))).isEqualTo(i);
        }
    }

    private static int scan(double[] boundaries, double x) {
        int count = 0;
        for (double boundary : boundaries) {
            count += boundary <= x ? 1 : 0;
        }
        return count;
    }
}
