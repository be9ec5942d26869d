package dev.plumbline.core.monitor;

import dev.plumbline.core.performance.CostMatrix;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a monitor that most leave at their defaults.
 *
 * @param statistics statistics shown beside the deciding test, in order; empty for the usual ones
 * @param seasons null: windows at any hour are held to the whole evaluation set
 * @param quality what a window's arrival is held to
 * @param worstSlices null: the job looks at no slices by itself
 * @param lifetime null: a version's whole life is not watched
 * @param cost what each decision of a binary model costs; null if unknown
 */
public record MonitorOptions(
        List<StatisticSpec> statistics,
        SeasonSpec seasons,
        QualitySpec quality,
        SliceSpec worstSlices,
        LifetimeSpec lifetime,
        CostMatrix cost) {
    public static final MonitorOptions DEFAULT =
            new MonitorOptions(List.of(), null, QualitySpec.DEFAULT, null, null, null);

    public MonitorOptions {
        statistics = List.copyOf(statistics);
    }

    /** Makes options that watch no version's whole life and know no costs. */
    public MonitorOptions(
            List<StatisticSpec> statistics,
            SeasonSpec seasons,
            QualitySpec quality,
            SliceSpec worstSlices) {
        this(statistics, seasons, quality, worstSlices, null, null);
    }

    /** Makes options that look at no slices. */
    public MonitorOptions(List<StatisticSpec> statistics, SeasonSpec seasons, QualitySpec quality) {
        this(statistics, seasons, quality, null, null, null);
    }

    /** What is asked for of the worst slices; empty if nothing is. */
    public Optional<SliceSpec> slices() {
        return Optional.ofNullable(worstSlices);
    }

    /** Returns these options with the worst slices asked for. */
    public MonitorOptions with(SliceSpec asked) {
        return new MonitorOptions(statistics, seasons, quality, asked, lifetime, cost);
    }

    /** Returns these options with a watch over a version's whole life. */
    public MonitorOptions with(LifetimeSpec asked) {
        return new MonitorOptions(statistics, seasons, quality, worstSlices, asked, cost);
    }

    /** Returns these options with what decisions cost. */
    public MonitorOptions with(CostMatrix known) {
        return new MonitorOptions(statistics, seasons, quality, worstSlices, lifetime, known);
    }
}
