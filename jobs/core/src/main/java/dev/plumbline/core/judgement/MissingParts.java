package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;

/**
 * Says what a monitor asks for and its baseline cannot serve, so that nobody takes it for watched.
 */
public final class MissingParts {
    private static final String NO_RECONSTRUCTION =
            "the monitor asks for multivariate: pca, and the baseline was built without it; build it again with this monitor";

    private MissingParts() {}

    /** Returns one measurement for each part that is asked for and missing. */
    public static List<Measurement> measure(Baseline baseline, Monitor monitor, long rows) {
        boolean asked = monitor.options().multivariate() != null;
        return asked && baseline.supplement().reconstruction() == null
                ? List.of(
                        Measurement.of(DriftMetric.DISTRIBUTION, ReconstructionModel.FEATURE)
                                .rows(rows)
                                .verdict(Verdict.NOT_APPLICABLE, NO_RECONSTRUCTION))
                : List.of();
    }
}
