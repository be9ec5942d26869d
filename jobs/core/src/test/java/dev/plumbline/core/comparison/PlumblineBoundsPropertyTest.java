package dev.plumbline.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.AndersonDarling;
import dev.plumbline.core.statistics.CramerVonMises;
import dev.plumbline.core.statistics.EnergyDistance;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
import dev.plumbline.core.statistics.Wasserstein;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the raw rows give always lies within the bound that the cells' figure carries. */
class PlumblineBoundsPropertyTest {
    private static final Map<Statistic, ToDoubleFunction<Samples>> EXACT =
            Map.of(
                    Statistic.KOLMOGOROV_SMIRNOV,
                    s -> KolmogorovSmirnov.distance(s.ranked().p(), s.ranked().q()),
                    Statistic.CRAMER_VON_MISES,
                    s -> CramerVonMises.of(s.ranked().baseline(), s.ranked().window()),
                    Statistic.ANDERSON_DARLING,
                    s -> AndersonDarling.of(s.ranked().baseline(), s.ranked().window()).value(),
                    Statistic.WASSERSTEIN_RAW,
                    s ->
                            Wasserstein.of(
                                    s.sortedBaseline(),
                                    Samples.equalShares(s.baseline()),
                                    s.sortedWindow(),
                                    Samples.equalShares(s.window())),
                    Statistic.ENERGY_DISTANCE,
                    s ->
                            EnergyDistance.of(
                                    s.sortedBaseline(),
                                    Samples.equalShares(s.baseline()),
                                    s.sortedWindow(),
                                    Samples.equalShares(s.window())));

    @Property(tries = 400)
    void holdsTheRowsOwnFigure(
            @ForAll("samples") Samples samples, @ForAll @IntRange(min = 1, max = 200) int cells) {
        Sides sides = samples.sides(cells);
        EXACT.forEach(
                (statistic, exact) -> assertHeld(statistic, sides, exact.applyAsDouble(samples)));
    }

    @Property(tries = 200)
    void holdsItWhenTheBaselineWasWrittenInFewDigits(@ForAll("samples") Samples samples) {
        Sides sides = samples.sides(20);
        NumericProfile full = sides.baselineNumbers();
        NumericProfile written = NumericProfile.restore(full.bins(), full.totals().rounded(4));
        Sides stored = new Sides(written, sides.window());
        EXACT.forEach(
                (statistic, exact) -> assertHeld(statistic, stored, exact.applyAsDouble(samples)));
    }

    private static void assertHeld(Statistic statistic, Sides sides, double exact) {
        Figure figure =
                Comparison.of(NamedProfile.PLUMBLINE, statistic, FeatureType.NUMERIC)
                        .orElseThrow()
                        .of(sides);
        double slack = 1e-9 * (1 + exact);
        assertThat(Math.abs(figure.value() - exact))
                .as("%s: %s, exact %s", statistic, figure, exact)
                .isLessThanOrEqualTo(figure.errorBound() + slack);
    }

    @Provide
    Arbitrary<Samples> samples() {
        return Samples.any(300);
    }
}
