package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SeasonMix;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.evaluation.CoarseCells;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.LongRunVariance;
import java.util.Optional;

/**
 * The {@link DecidingTest} of one feature against what the evaluation set held at the window's
 * hours of the week, over its {@link CoarseCells}.
 */
final class SeasonalTest {
    private final SeasonalSlot seasons;
    private final CoarseCells coarse;
    private final int cells;
    private final boolean numeric;
    private final int minRows;
    private final TestLevel level;

    SeasonalTest(FeatureBaseline baseline, SeasonalSlot seasons, int minRows, TestLevel level) {
        this.seasons = seasons;
        this.coarse = CoarseCells.of(baseline.profile());
        this.cells = baseline.bins().cells();
        this.numeric = baseline.type() == FeatureType.NUMERIC;
        this.minRows = minRows;
        this.level = level;
    }

    /** Returns what a window is held to; empty if nothing was held at its hours. */
    Optional<SeasonalSlot.Reference> reference(SeasonMix mix) {
        return seasons.reference(mix);
    }

    /** Measures a window's distribution. */
    Measurement measure(
            DistributionJudge judge,
            FeatureProfile window,
            Optional<SeasonalSlot.Reference> reference) {
        Measurement.Builder measurement =
                judge.begin(
                        window.present(),
                        reference.map(SeasonalSlot.Reference::present).orElse(0L));
        String obstacle = obstacle(window, reference);
        return obstacle == null
                ? judge.decide(measurement, compare(window, reference.orElseThrow()))
                : measurement.verdict(Verdict.INSUFFICIENT_DATA, obstacle);
    }

    /**
     * Returns the rates of a window's hours.
     *
     * @param whole those of the whole evaluation set
     */
    RateReference rates(
            RateReference whole, SeasonMix mix, Optional<SeasonalSlot.Reference> reference) {
        return whole.at(
                seasons.rates(mix),
                reference.map(this::outside).orElse(Rate.unknown(Reasons.UNKNOWN_HOURS)));
    }

    /** Groups hold what is outside apart from all else. */
    private Rate outside(SeasonalSlot.Reference reference) {
        long[] counts = reference.counts();
        long with = counts[coarse.groupOf(cells - 1)];
        with += numeric ? counts[coarse.groupOf(0)] : 0;
        return Rate.of(with, reference.present(), reference.dependence().lambda());
    }

    /**
     * Returns the magnitudes of a window's hours.
     *
     * @param whole of the evaluation set, cell by cell
     */
    Magnitudes magnitudes(Magnitudes whole, SeasonalSlot.Reference hours) {
        return whole.at(coarse, hours.counts(), hours.dependence().lambda());
    }

    /** Returns why a window cannot be judged; null if it can. */
    private String obstacle(FeatureProfile window, Optional<SeasonalSlot.Reference> reference) {
        if (window.present() < Math.max(1, minRows)) {
            return Reasons.tooFewValues(minRows, window.present());
        }
        if (reference.isEmpty()) {
            return Reasons.UNKNOWN_HOURS;
        }
        int freedom = reference.get().dependence().blocks() - 1;
        return freedom < LongRunVariance.FEWEST_BLOCKS
                ? Reasons.tooFewWindows(LongRunVariance.FEWEST_BLOCKS, Math.max(0, freedom))
                : null;
    }

    private DecidingTest.Outcome compare(FeatureProfile window, SeasonalSlot.Reference reference) {
        DecidingTest test =
                numeric
                        ? DecidingTest.numeric(reference.counts(), reference.dependence(), level)
                        : DecidingTest.categorical(
                                reference.counts(), reference.dependence(), level);
        return test.compare(coarse.fold(window.counts()));
    }
}
