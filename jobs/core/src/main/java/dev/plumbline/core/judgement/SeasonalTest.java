package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.CoarseCells;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.statistics.LongRunVariance;
import java.util.Optional;

/**
 * The {@link DecidingTest} of one feature against what the evaluation set held at the window's
 * hours of the week, over its {@link CoarseCells}.
 */
final class SeasonalTest {
    private final SeasonalSlot seasons;
    private final CoarseCells coarse;
    private final boolean numeric;
    private final int minRows;
    private final TestLevel level;

    SeasonalTest(FeatureBaseline baseline, SeasonalSlot seasons, int minRows, TestLevel level) {
        this.seasons = seasons;
        this.coarse = CoarseCells.of(baseline.profile());
        this.numeric = baseline.type() == FeatureType.NUMERIC;
        this.minRows = minRows;
        this.level = level;
    }

    SeasonalSlot seasons() {
        return seasons;
    }

    /** Returns why a window cannot be judged; null if it can. */
    String obstacle(FeatureProfile window, Optional<SeasonalSlot.Reference> reference) {
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

    DecidingTest.Outcome compare(FeatureProfile window, SeasonalSlot.Reference reference) {
        DecidingTest test =
                numeric
                        ? DecidingTest.numeric(reference.counts(), reference.dependence(), level)
                        : DecidingTest.categorical(
                                reference.counts(), reference.dependence(), level);
        return test.compare(coarse.fold(window.counts()));
    }
}
