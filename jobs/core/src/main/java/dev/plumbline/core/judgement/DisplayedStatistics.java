package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.NamedReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.comparison.Comparison;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Sides;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionCounts;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the statistics that a monitor asks for by name on one feature; a statistic that does not
 * apply to the feature's type is left out.
 */
final class DisplayedStatistics {
    private final FeatureBaseline baseline;
    private final Map<CellKind, CompanionCounts> beside;
    private final List<NamedMeasurement> statistics = new ArrayList<>();

    /**
     * Prepares the statistics of a feature.
     *
     * @param asked in order; empty for the usual ones
     * @param named what statistics of other tools' profiles are held to
     */
    DisplayedStatistics(
            FeatureBaseline baseline,
            List<StatisticSpec> asked,
            StatisticLimits limits,
            NamedReference named) {
        this.baseline = baseline;
        this.beside = named.of(baseline.name());
        for (StatisticSpec spec : specs(baseline, asked)) {
            comparison(spec, baseline)
                    .map(comparison -> new NamedMeasurement(baseline, spec, comparison, limits))
                    .ifPresent(statistics::add);
        }
    }

    /**
     * Returns how many of the statistics decide about a feature; one without any threshold never
     * does.
     */
    static int tests(FeatureBaseline baseline, List<StatisticSpec> asked, Supplement held) {
        return (int)
                specs(baseline, asked).stream()
                        .filter(StatisticSpec::decides)
                        .filter(spec -> StatisticLimits.canDecide(spec, baseline, held))
                        .filter(spec -> comparison(spec, baseline).isPresent())
                        .count();
    }

    private static List<StatisticSpec> specs(FeatureBaseline baseline, List<StatisticSpec> asked) {
        return asked.isEmpty()
                ? Statistic.usual(baseline.type()).stream()
                        .map(each -> StatisticSpec.shown(each.text()))
                        .toList()
                : asked.stream().filter(spec -> spec.covers(baseline.name())).toList();
    }

    private static Optional<Comparison> comparison(StatisticSpec spec, FeatureBaseline baseline) {
        return Comparison.of(
                NamedProfile.named(spec.profile()).orElseThrow(),
                Statistic.named(spec.metric()).orElseThrow(),
                baseline.type());
    }

    /**
     * Measures a window that holds at least one value, as the baseline does.
     *
     * @param windowBeside the window's counts in other cells, by their kind
     */
    List<Measurement> measure(FeatureProfile window, Map<CellKind, CompanionCounts> windowBeside) {
        Sides sides = new Sides(baseline.profile(), window, beside, windowBeside);
        return statistics.stream().map(statistic -> statistic.measure(sides)).toList();
    }
}
