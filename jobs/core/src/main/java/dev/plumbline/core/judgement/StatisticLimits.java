package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.NamedReference;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.threshold.CellStatistic;
import dev.plumbline.core.threshold.NullThresholds;
import dev.plumbline.core.threshold.NullThresholds.Limit;
import java.util.Optional;

/**
 * From which value on a named statistic of a feature departs: the user's threshold, or else the one
 * that chance alone exceeds with the probability of one test.
 *
 * @param thresholds null where the baseline has none
 * @param named what statistics of other tools' profiles are held to
 * @param level of one test of the model
 * @param minRows fewest rows for a verdict
 */
record StatisticLimits(
        NullThresholds thresholds, NamedReference named, TestLevel level, int minRows) {

    /** Returns the limit of a window with so many values. */
    Limit limit(StatisticSpec spec, FeatureBaseline baseline, long n) {
        if (spec.threshold() != null) {
            return Limit.of(spec.threshold());
        }
        Optional<Double> amongChunks = named.threshold(baseline.name(), spec.measurement());
        if (amongChunks.isPresent()) {
            return Limit.of(amongChunks.get());
        }
        if (thresholds == null) {
            return Limit.none(Reasons.noThreshold(spec));
        }
        Optional<CellStatistic> statistic = CellStatistic.named(spec.measurement());
        if (statistic.isEmpty()) {
            return Limit.none(Reasons.notSampled(spec));
        }
        int blocks = baseline.dependence().blocks();
        if (blocks < LongRunVariance.FEWEST_BLOCKS) {
            return Limit.none(Reasons.tooFewBlocks(LongRunVariance.FEWEST_BLOCKS, blocks));
        }
        return thresholds.limit(
                statistic.get(),
                baseline.name(),
                n,
                baseline.profile().present(),
                level.value(),
                blocks);
    }

    /** Whether a deciding statistic can ever turn: by a threshold, or by its tool's p-value. */
    static boolean canDecide(StatisticSpec spec, FeatureBaseline baseline, Supplement held) {
        boolean byPValue =
                NamedProfile.named(spec.profile())
                        .flatMap(tool -> tool.level(Statistic.named(spec.metric()).orElseThrow()))
                        .isPresent();
        boolean sampled =
                held.thresholds() != null && CellStatistic.named(spec.measurement()).isPresent();
        return spec.threshold() != null
                || byPValue
                || sampled
                || held.named().threshold(baseline.name(), spec.measurement()).isPresent();
    }

    /** Whether the baseline was built to know such limits, so that a missing one needs a reason. */
    boolean areSampled(StatisticSpec spec) {
        return thresholds != null && CellStatistic.named(spec.measurement()).isPresent();
    }
}
