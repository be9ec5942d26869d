package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Laws of every distance between counts over the same cells. */
class DistancePropertyTest {
    private static final double LARGEST = 1e300;

    /** Two sides over the same cells, each with at least one row. */
    record Sides(long[] baseline, long[] window) {
        double[] p() {
            return Shares.of(baseline);
        }

        double[] q() {
            return Shares.of(window);
        }

        double[] at() {
            return IntStream.range(0, baseline.length).mapToDouble(i -> i * 1.5 - 4).toArray();
        }
    }

    record Law(ToDoubleFunction<Sides> distance, double most) {
        double of(Sides sides) {
            return distance.applyAsDouble(sides);
        }
    }

    private static Law law(ToDoubleFunction<Sides> distance, double most) {
        return new Law(distance, most);
    }

    private static final Map<String, Law> SYMMETRIC =
            Map.ofEntries(
                    Map.entry("psi", law(s -> PopulationStabilityIndex.of(s.p(), s.q()), LARGEST)),
                    Map.entry(
                            "psi laplace",
                            law(
                                    s -> PopulationStabilityIndex.laplace(s.baseline, s.window),
                                    LARGEST)),
                    Map.entry(
                            "jensen-shannon natural",
                            law(
                                    s -> JensenShannon.naturalDistance(s.p(), s.q()),
                                    Math.sqrt(Math.log(2)))),
                    Map.entry("jensen-shannon", law(s -> JensenShannon.distance(s.p(), s.q()), 1)),
                    Map.entry("divergence", law(s -> JensenShannon.divergence(s.p(), s.q()), 1)),
                    Map.entry("hellinger", law(s -> Hellinger.of(s.p(), s.q()), 1)),
                    Map.entry("total variation", law(s -> TotalVariation.of(s.p(), s.q()), 1)),
                    Map.entry("l-infinity", law(s -> LInfinity.of(s.p(), s.q()), 1)),
                    Map.entry("ks", law(s -> KolmogorovSmirnov.distance(s.p(), s.q()), 1)),
                    Map.entry(
                            "wasserstein",
                            law(s -> Wasserstein.of(s.at(), s.p(), s.at(), s.q()), LARGEST)),
                    Map.entry(
                            "energy",
                            law(s -> EnergyDistance.of(s.at(), s.p(), s.at(), s.q()), LARGEST)),
                    Map.entry("cvm", law(s -> CramerVonMises.of(s.baseline, s.window), LARGEST)),
                    Map.entry(
                            "ad",
                            law(s -> AndersonDarling.of(s.baseline, s.window).value(), LARGEST)),
                    Map.entry(
                            "chi-square",
                            law(
                                    s -> ChiSquare.contingency(s.baseline, s.window).statistic(),
                                    LARGEST)),
                    Map.entry(
                            "yates",
                            law(
                                    s ->
                                            ChiSquare.contingencyWithYates(s.baseline, s.window)
                                                    .statistic(),
                                    LARGEST)),
                    Map.entry("g", law(s -> GTest.of(s.baseline, s.window).statistic(), LARGEST)));

    @Property(tries = 300)
    void isFiniteAndInRangeOnAnyCells(@ForAll("sides") Sides sides) {
        SYMMETRIC.forEach(
                (name, law) -> assertThat(law.of(sides)).as(name).isBetween(0.0, law.most));
        assertThat(KullbackLeibler.of(sides.p(), sides.q()))
                .isBetween(-1e-4 * sides.baseline.length, LARGEST);
    }

    @Property(tries = 300)
    void isTheSameBothWays(@ForAll("sides") Sides sides) {
        Sides swapped = new Sides(sides.window, sides.baseline);
        SYMMETRIC.forEach(
                (name, law) -> {
                    double there = law.of(sides);
                    assertThat(law.of(swapped))
                            .as(name)
                            .isCloseTo(there, within(1e-9 * (1 + there)));
                });
    }

    @Property(tries = 300)
    void isZeroOnEqualShares(@ForAll("sides") Sides sides) {
        Sides equal = new Sides(sides.baseline, sides.baseline.clone());
        SYMMETRIC.forEach(
                (name, law) -> assertThat(law.of(equal)).as(name).isCloseTo(0, within(1e-9)));
        assertThat(KullbackLeibler.of(equal.p(), equal.q())).isZero();
    }

    @Property(tries = 300)
    void isPositiveWhereSharesDiffer(@ForAll("sides") Sides sides) {
        if (LInfinity.of(sides.p(), sides.q()) < 1e-6) {
            return;
        }
        SYMMETRIC.forEach(
                (name, law) -> {
                    // both change the counts before they compare them
                    if (!List.of("psi laplace", "yates").contains(name)) {
                        assertThat(law.of(sides)).as(name).isPositive();
                    }
                });
    }

    @Property(tries = 300)
    void pValuesAreProbabilities(@ForAll("sides") Sides sides) {
        assertThat(ChiSquare.contingency(sides.baseline, sides.window).pValue())
                .isBetween(0.0, 1.0);
        assertThat(GTest.of(sides.baseline, sides.window).pValue()).isBetween(0.0, 1.0);
        assertThat(AndersonDarling.of(sides.baseline, sides.window).tailFactor())
                .isGreaterThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<Sides> sides() {
        return Arbitraries.integers()
                .between(1, 40)
                .flatMap(cells -> Combinators.combine(counts(cells), counts(cells)).as(Sides::new));
    }

    private static Arbitrary<long[]> counts(int cells) {
        Arbitrary<Long> count =
                Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.just(0L)),
                        Tuple.of(3, Arbitraries.longs().between(1, 20)),
                        Tuple.of(1, Arbitraries.longs().between(1, 1_000_000)));
        return count.array(long[].class).ofSize(cells).filter(counts -> Shares.total(counts) > 0);
    }
}
