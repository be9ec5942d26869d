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
 * @param estimateRule which estimates decide; null: they are only shown
 * @param coverage how many labels a verdict on performance needs
 * @param multivariate how features are held to the baseline together; null: each for itself only
 * @param detectors sequential detectors that read the labelled errors, in order; empty for none
 * @param fairness how protected segments are compared; null: they are not
 */
public record MonitorOptions(
        List<StatisticSpec> statistics,
        SeasonSpec seasons,
        QualitySpec quality,
        SliceSpec worstSlices,
        LifetimeSpec lifetime,
        CostMatrix cost,
        Boolean estimates,
        EstimateRule estimateRule,
        CoverageSpec coverage,
        MultivariateMethod multivariate,
        List<DetectorSpec> detectors,
        FairnessSpec fairness) {
    public static final MonitorOptions DEFAULT =
            new MonitorOptions(
                    List.of(),
                    null,
                    QualitySpec.DEFAULT,
                    null,
                    null,
                    null,
                    null,
                    null,
                    CoverageSpec.DEFAULT,
                    null,
                    List.of(),
                    null);

    public MonitorOptions {
        statistics = List.copyOf(statistics);
        detectors = List.copyOf(detectors);
    }

    /** Starts from options where everything is left at its default. */
    public static Builder builder() {
        return DEFAULT.toBuilder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** What is asked for of the worst slices; empty if nothing is. */
    public Optional<SliceSpec> slices() {
        return Optional.ofNullable(worstSlices);
    }

    /**
     * Whether performance is estimated without labels. Usually it is for a classifier, whose
     * estimate costs next to nothing a row, and not for a regression, whose trees cost some
     * microseconds.
     */
    public boolean estimates(Task task) {
        return estimates == null ? task.isClassification() : estimates;
    }

    /** Takes over single options; each has the meaning of the part of its name. */
    public static final class Builder {
        private List<StatisticSpec> statistics;
        private SeasonSpec seasons;
        private QualitySpec quality;
        private SliceSpec worstSlices;
        private LifetimeSpec lifetime;
        private CostMatrix cost;
        private Boolean estimates;
        private EstimateRule estimateRule;
        private CoverageSpec coverage;
        private MultivariateMethod multivariate;
        private List<DetectorSpec> detectors;
        private FairnessSpec fairness;

        private Builder(MonitorOptions options) {
            statistics = options.statistics;
            seasons = options.seasons;
            quality = options.quality;
            worstSlices = options.worstSlices;
            lifetime = options.lifetime;
            cost = options.cost;
            estimates = options.estimates;
            estimateRule = options.estimateRule;
            coverage = options.coverage;
            multivariate = options.multivariate;
            detectors = options.detectors;
            fairness = options.fairness;
        }

        public Builder statistics(List<StatisticSpec> asked) {
            statistics = asked;
            return this;
        }

        public Builder seasons(SeasonSpec asked) {
            seasons = asked;
            return this;
        }

        public Builder quality(QualitySpec asked) {
            quality = asked;
            return this;
        }

        public Builder worstSlices(SliceSpec asked) {
            worstSlices = asked;
            return this;
        }

        public Builder lifetime(LifetimeSpec asked) {
            lifetime = asked;
            return this;
        }

        public Builder cost(CostMatrix asked) {
            cost = asked;
            return this;
        }

        public Builder estimates(Boolean asked) {
            estimates = asked;
            return this;
        }

        public Builder estimateRule(EstimateRule asked) {
            estimateRule = asked;
            return this;
        }

        public Builder coverage(CoverageSpec asked) {
            coverage = asked;
            return this;
        }

        public Builder multivariate(MultivariateMethod asked) {
            multivariate = asked;
            return this;
        }

        public Builder detectors(List<DetectorSpec> asked) {
            detectors = asked;
            return this;
        }

        public Builder fairness(FairnessSpec asked) {
            fairness = asked;
            return this;
        }

        /** Returns the options as set so far. */
        public MonitorOptions build() {
            return new MonitorOptions(
                    statistics,
                    seasons,
                    quality,
                    worstSlices,
                    lifetime,
                    cost,
                    estimates,
                    estimateRule,
                    coverage,
                    multivariate,
                    detectors,
                    fairness);
        }
    }
}
