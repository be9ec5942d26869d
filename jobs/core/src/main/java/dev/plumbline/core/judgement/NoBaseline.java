package dev.plumbline.core.judgement;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;

/** What is said of a window for which no baseline was effective. */
public final class NoBaseline {
    private static final String REASON =
            "no baseline was effective for this model version when the window began; make one with"
                    + " `plumbline baseline build` from the evaluation set and publish it with"
                    + " `plumbline baseline publish`";

    private static final String NO_SEASONS =
            "the baseline names seasons with SHA-256 %s, which were not found, and a window must not"
                    + " be judged without them; publish the baseline again with its .seasons.json"
                    + " beside it";

    private NoBaseline() {}

    /** Returns the same where the baseline's side file is not at hand. */
    static List<Measurement> withoutSeasons(long rows, String sha256) {
        return measure(rows, NO_SEASONS.formatted(sha256));
    }

    /**
     * Returns how many rows there were and why nothing was compared.
     *
     * @param rows predictions in the window
     */
    public static List<Measurement> measure(long rows) {
        return measure(rows, REASON);
    }

    private static List<Measurement> measure(long rows, String reason) {
        return List.of(
                Measurement.of(DriftMetric.ROWS, null).value(rows).rows(rows).verdict(Verdict.OK),
                Measurement.of(DriftMetric.BASELINE, null)
                        .rows(rows)
                        .verdict(Verdict.NO_BASELINE, reason));
    }
}
