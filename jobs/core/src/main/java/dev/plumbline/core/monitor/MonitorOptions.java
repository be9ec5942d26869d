package dev.plumbline.core.monitor;

import dev.plumbline.core.model.Task;
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
 * @param estimates whether performance is estimated without labels; null for the task's usual
 * @param multivariate how features are held to the baseline together; null: each for itself only
 */
public record MonitorOptions(
        List<StatisticSpec> statistics,
        SeasonSpec seasons,
        QualitySpec quality,
        SliceSpec worstSlices,
        LifetimeSpec lifetime,
        CostMatrix cost,
        Boolean estimates,
        MultivariateMethod multivariate) {
    public static final MonitorOptions DEFAULT =
            new MonitorOptions(List.of(), null, QualitySpec.DEFAULT, null, null, null, null, null);

    public MonitorOptions {
        statistics = List.copyOf(statistics);
    }

    /** Makes options that watch no version's whole life and know no costs. */
    public MonitorOptions(
            List<StatisticSpec> statistics,
            SeasonSpec seasons,
            QualitySpec quality,
            SliceSpec worstSlices) {
        this(statistics, seasons, quality, worstSlices, null, null, null, null);
    }

    /** Makes options that look at no slices. */
    public MonitorOptions(List<StatisticSpec> statistics, SeasonSpec seasons, QualitySpec quality) {
        this(statistics, seasons, quality, null, null, null, null, null);
    }

    /** What is asked for of the worst slices; empty if nothing is. */
    public Optional<SliceSpec> slices() {
        return Optional.ofNullable(worstSlices);
    }

    /** Returns these options with the worst slices asked for. */
    public MonitorOptions with(SliceSpec asked) {
        return new MonitorOptions(
                statistics, seasons, quality, asked, lifetime, cost, estimates, multivariate);
    }

    /** Returns these options with a watch over a version's whole life. */
    public MonitorOptions with(LifetimeSpec asked) {
        return new MonitorOptions(
                statistics, seasons, quality, worstSlices, asked, cost, estimates, multivariate);
    }

    /** Returns these options with what decisions cost. */
    public MonitorOptions with(CostMatrix known) {
        return new MonitorOptions(
                statistics,
                seasons,
                quality,
                worstSlices,
                lifetime,
                known,
                estimates,
                multivariate);
    }

    /**
     * Whether performance is estimated without labels. Usually it is for a binary model, whose
     * estimate costs next to nothing a row, and not for a regression, whose trees cost some
     * microseconds.
     */
    public boolean estimates(Task task) {
        return estimates == null ? task == Task.BINARY : estimates;
    }

    /** Returns these options with estimates asked for, or refused. */
    public MonitorOptions withEstimates(boolean asked) {
        return new MonitorOptions(
                statistics, seasons, quality, worstSlices, lifetime, cost, asked, multivariate);
    }

    /** Returns these options with features held to the baseline together. */
    public MonitorOptions with(MultivariateMethod asked) {
        return new MonitorOptions(
                statistics, seasons, quality, worstSlices, lifetime, cost, estimates, asked);
    }
}
