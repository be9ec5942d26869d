package dev.plumbline.cli.report.run;

import static java.util.Comparator.comparing;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.core.serving.Deployment;
import java.util.Comparator;

/** The orders in which records are written, total on what a run can hold. */
final class Orders {
    static final Comparator<WindowReport> REPORTS =
            comparing(WindowReport::windowStart)
                    .thenComparing(WindowReport::lane)
                    .thenComparing(WindowReport::model)
                    .thenComparing(WindowReport::modelVersion)
                    .thenComparing(WindowReport::role)
                    .thenComparing(WindowReport::segment)
                    .thenComparing(WindowReport::granularity)
                    .thenComparing(WindowReport::key);

    static final Comparator<AlertEpisode> MESSAGES =
            comparing(AlertEpisode::updatedAt)
                    .thenComparing(AlertEpisode::id)
                    .thenComparing(AlertEpisode::state);

    static final Comparator<RetrainingTrigger> TRIGGERS =
            comparing(RetrainingTrigger::time).thenComparing(RetrainingTrigger::id);

    static final Comparator<Deployment> DEPLOYMENTS =
            comparing(Deployment::effectiveFrom)
                    .thenComparing(Deployment::model)
                    .thenComparing(Deployment::revision);

    static final Comparator<Baseline> BASELINES =
            comparing(Baseline::from)
                    .thenComparing(Baseline::modelVersion)
                    .thenComparing(Baseline::id);

    static final Comparator<Annotation> ANNOTATIONS =
            comparing(Annotation::from)
                    .thenComparing(Annotation::to)
                    .thenComparing(Annotation::text);

    private Orders() {}
}
