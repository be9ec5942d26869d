package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.comparison.Comparison;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Sides;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the statistics that a monitor asks for by name on one feature; a statistic that does not
 * apply to the feature's type is left out.
 */
final class DisplayedStatistics {
    private static final List<StatisticSpec> USUAL_OF_NUMBERS =
            usual(
                    Statistic.PSI,
                    Statistic.JENSEN_SHANNON,
                    Statistic.KOLMOGOROV_SMIRNOV,
                    Statistic.WASSERSTEIN,
                    Statistic.MEAN);
    private static final List<StatisticSpec> USUAL_OF_CATEGORIES =
            usual(Statistic.PSI, Statistic.JENSEN_SHANNON, Statistic.CHI_SQUARE);

    private final FeatureBaseline baseline;
    private final List<NamedMeasurement> statistics = new ArrayList<>();

    /**
     * Prepares the statistics of a feature.
     *
     * @param asked in order; empty for the usual ones
     */
    DisplayedStatistics(FeatureBaseline baseline, List<StatisticSpec> asked) {
        this.baseline = baseline;
        List<StatisticSpec> specs = asked.isEmpty() ? usualOf(baseline.type()) : asked;
        for (StatisticSpec spec : specs) {
            if (spec.covers(baseline.name())) {
                add(spec);
            }
        }
    }

    private static List<StatisticSpec> usual(Statistic... statistics) {
        return Stream.of(statistics).map(each -> StatisticSpec.shown(each.text())).toList();
    }

    private static List<StatisticSpec> usualOf(FeatureType type) {
        return type == FeatureType.NUMERIC ? USUAL_OF_NUMBERS : USUAL_OF_CATEGORIES;
    }

    private void add(StatisticSpec spec) {
        NamedProfile profile = NamedProfile.named(spec.profile()).orElseThrow();
        Statistic statistic = Statistic.named(spec.metric()).orElseThrow();
        Comparison.of(profile, statistic, baseline.type())
                .map(
                        comparison ->
                                new NamedMeasurement(
                                        baseline.name(), spec, comparison, spec.threshold()))
                .ifPresent(statistics::add);
    }

    /** Measures a window that holds at least one value, as the baseline does. */
    List<Measurement> measure(FeatureProfile window) {
        Sides sides = new Sides(baseline.profile(), window);
        return statistics.stream().map(statistic -> statistic.measure(sides)).toList();
    }
}
