package dev.plumbline.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.CompanionCounts;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
import dev.plumbline.core.statistics.Wasserstein;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a tool reports of the raw rows always lies within the bound that our figure carries. */
class ToolBoundsPropertyTest {
    private static final List<Statistic> OF_EVIDENTLY =
            List.of(Statistic.PSI, Statistic.JENSEN_SHANNON, Statistic.KULLBACK_LEIBLER);

    static Sides sides(Samples samples) {
        ReferenceShape shape = ReferenceShape.of(samples.baseline()).orElseThrow();
        Map<CellKind, CompanionCounts> before = new EnumMap<>(CellKind.class);
        Map<CellKind, CompanionCounts> now = new EnumMap<>(CellKind.class);
        for (CellKind kind : CellKind.values()) {
            CompanionBins bins = CellChoice.bins(kind, shape);
            before.put(kind, counts(bins, samples.baseline()));
            now.put(kind, counts(bins, samples.window()));
        }
        Sides own = samples.sides(100);
        return new Sides(own.baseline(), own.window(), before, now);
    }

    private static CompanionCounts counts(CompanionBins bins, double[] values) {
        CompanionCounts counts = new CompanionCounts(bins);
        for (double value : values) {
            counts.add(value);
        }
        return counts;
    }

    private static void assertHeld(
            NamedProfile profile, Statistic statistic, Samples samples, double exact) {
        Figure figure =
                Comparison.of(profile, statistic, FeatureType.NUMERIC)
                        .orElseThrow()
                        .of(sides(samples));
        double bound = figure.errorBound() == null ? 0 : figure.errorBound();
        assertThat(Math.abs(figure.value() - exact))
                .as("%s %s: %s, exact %s", profile, statistic, figure, exact)
                .isLessThanOrEqualTo(bound + 1e-7 * (1 + Math.abs(exact)));
    }

    @Property(tries = 150)
    void holdsEvidentlysFigure(@ForAll("samples") Samples samples) {
        for (Statistic statistic : OF_EVIDENTLY) {
            assertHeld(
                    NamedProfile.EVIDENTLY,
                    statistic,
                    samples,
                    ToolRows.evidently(statistic, samples));
        }
    }

    @Property(tries = 150)
    void holdsAzuresFigure(@ForAll("samples") Samples samples) {
        for (Statistic statistic : List.of(Statistic.PSI, Statistic.JENSEN_SHANNON)) {
            assertHeld(NamedProfile.AZURE, statistic, samples, ToolRows.azure(statistic, samples));
        }
    }

    @Property(tries = 150)
    void holdsTfdvsFigure(@ForAll("samples") Samples samples) {
        assertHeld(NamedProfile.TFDV, Statistic.JENSEN_SHANNON, samples, ToolRows.tfdv(samples));
    }

    @Property(tries = 100)
    void holdsNannymlsFiguresOfFewRows(@ForAll("samples") Samples samples) {
        assertHeld(
                NamedProfile.NANNYML,
                Statistic.WASSERSTEIN,
                samples,
                Wasserstein.of(
                        samples.sortedBaseline(),
                        Samples.equalShares(samples.baseline()),
                        samples.sortedWindow(),
                        Samples.equalShares(samples.window())));
        assertHeld(
                NamedProfile.NANNYML,
                Statistic.KOLMOGOROV_SMIRNOV,
                samples,
                KolmogorovSmirnov.distance(samples.ranked().p(), samples.ranked().q()));
    }

    @Property(tries = 100)
    void everyFigureOfEveryProfileIsANumber(@ForAll("samples") Samples samples) {
        Sides sides = sides(samples);
        for (NamedProfile profile : NamedProfile.values()) {
            for (Statistic statistic : profile.statistics(FeatureType.NUMERIC)) {
                Figure figure =
                        Comparison.of(profile, statistic, FeatureType.NUMERIC)
                                .orElseThrow()
                                .of(sides);
                if (figure.obstacle() == null) {
                    assertThat(figure.value()).as("%s %s", profile, statistic).isNotNaN();
                    if (statistic != Statistic.CHI_SQUARE_FIT) {
                        assertThat(figure.value()).isFinite();
                    }
                }
            }
        }
    }

    @Provide
    Arbitrary<Samples> samples() {
        return Samples.any(300);
    }
}
