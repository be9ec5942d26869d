package dev.plumbline.core.judgement;

import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.JensenShannon;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
import dev.plumbline.core.statistics.PopulationStabilityIndex;
import dev.plumbline.core.statistics.Shares;
import dev.plumbline.core.statistics.Wasserstein;
import java.util.List;

/** Measures the distances that people ask for by name; they are shown and never decide. */
final class DisplayedStatistics {
    private DisplayedStatistics() {}

    /** Measures what applies to a numeric feature, in a fixed order. */
    static List<Measurement> numeric(
            String feature, NumericProfile baseline, NumericProfile window) {
        int[] coarse = DecidingTest.coarseGroups(baseline.counts());
        double[] before = Shares.of(CellGroups.sums(baseline.counts(), coarse));
        double[] now = Shares.of(CellGroups.sums(window.counts(), coarse));
        return List.of(
                shown(
                        start(DriftMetric.PSI, feature, baseline, window)
                                .value(PopulationStabilityIndex.of(before, now))),
                shown(
                        start(DriftMetric.JENSEN_SHANNON, feature, baseline, window)
                                .value(JensenShannon.distance(before, now))),
                kolmogorovSmirnov(feature, baseline, window),
                wasserstein(feature, baseline, window),
                mean(feature, baseline, window));
    }

    /** Measures what applies to a categorical feature, in a fixed order. */
    static List<Measurement> categorical(
            String feature, FeatureProfile baseline, FeatureProfile window) {
        double[] before = Shares.of(baseline.counts());
        double[] now = Shares.of(window.counts());
        ChiSquare chiSquare = ChiSquare.contingency(baseline.counts(), window.counts());
        return List.of(
                shown(
                        start(DriftMetric.PSI, feature, baseline, window)
                                .value(PopulationStabilityIndex.of(before, now))),
                shown(
                        start(DriftMetric.JENSEN_SHANNON, feature, baseline, window)
                                .value(JensenShannon.distance(before, now))),
                shown(
                        start(DriftMetric.CHI_SQUARE, feature, baseline, window)
                                .value(chiSquare.statistic())
                                .pValue(chiSquare.pValue())));
    }

    private static Measurement kolmogorovSmirnov(
            String feature, NumericProfile baseline, NumericProfile window) {
        double[] before = Shares.of(baseline.counts());
        double[] now = Shares.of(window.counts());
        double distance = KolmogorovSmirnov.distance(before, now);
        double most = KolmogorovSmirnov.upperBound(before, now, baseline.bins()::isAtom);
        return shown(
                start(DriftMetric.KOLMOGOROV_SMIRNOV, feature, baseline, window)
                        .value(distance)
                        .errorBound(most - distance));
    }

    private static Measurement wasserstein(
            String feature, NumericProfile baseline, NumericProfile window) {
        Measurement.Builder measurement = start(DriftMetric.WASSERSTEIN, feature, baseline, window);
        double deviation = Math.sqrt(baseline.variance());
        if (!(deviation > 0)) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.CONSTANT_BASELINE);
        }
        double distance =
                Wasserstein.of(
                        baseline.cellMeans(),
                        Shares.of(baseline.counts()),
                        window.cellMeans(),
                        Shares.of(window.counts()));
        return shown(
                measurement
                        .value(distance / deviation)
                        .errorBound((hidden(baseline) + hidden(window)) / deviation));
    }

    /** How far the rows are from their cells' means, at most, on average. */
    private static double hidden(NumericProfile profile) {
        NumericBins bins = profile.bins();
        double[] from = new double[bins.cells()];
        double[] to = new double[bins.cells()];
        for (int cell = 0; cell < from.length; cell++) {
            from[cell] =
                    cell == 0 ? profile.min() : Math.max(profile.min(), bins.boundary(cell - 1));
            to[cell] =
                    cell + 1 == to.length
                            ? profile.max()
                            : Math.min(profile.max(), Math.nextDown(bins.boundary(cell)));
        }
        return Wasserstein.errorBound(profile.cellMeans(), Shares.of(profile.counts()), from, to);
    }

    private static Measurement mean(
            String feature, NumericProfile baseline, NumericProfile window) {
        Measurement.Builder measurement =
                start(DriftMetric.MEAN, feature, baseline, window).value(window.mean());
        double deviation = Math.sqrt(baseline.variance());
        if (deviation > 0) {
            measurement.effect(Math.abs(window.mean() - baseline.mean()) / deviation);
        }
        return shown(measurement);
    }

    private static Measurement.Builder start(
            String metric, String feature, FeatureProfile baseline, FeatureProfile window) {
        return Measurement.of(metric, feature).rows(window.present(), baseline.present());
    }

    private static Measurement shown(Measurement.Builder measurement) {
        return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED);
    }
}
