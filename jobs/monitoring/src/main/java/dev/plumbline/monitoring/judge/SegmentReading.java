package dev.plumbline.monitoring.judge;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.rollup.RollupKey;
import java.util.List;
import java.util.Set;

/**
 * What a segment's window says. A baseline holds the whole model's rows, and a segment differs from
 * them by what makes it a segment, so its measurements are shown and not judged: a verdict would be
 * an alarm from the first window on.
 */
final class SegmentReading {
    private static final Set<String> COUNTS = Set.of("rows", "late_rows", "label_coverage");
    private static final String REASON =
            "a segment has no baseline of its own, so this stands beside the whole model's and is not judged";

    private SegmentReading() {}

    /** Returns the measurements of a window, without verdicts where it is a segment's. */
    static List<Measurement> of(RollupKey key, List<Measurement> measured) {
        return key.segment().isEmpty()
                ? measured
                : measured.stream().map(SegmentReading::unjudged).toList();
    }

    private static Measurement unjudged(Measurement m) {
        boolean judged = m.verdict() == Verdict.OK || m.verdict() == Verdict.DRIFT;
        if (!judged || COUNTS.contains(m.metric())) {
            return m;
        }
        return new Measurement(
                m.metric(),
                m.feature(),
                m.value(),
                m.n(),
                m.baselineN(),
                m.threshold(),
                m.pValue(),
                m.interval(),
                m.effect(),
                m.detectable(),
                m.errorBound(),
                Verdict.NOT_APPLICABLE,
                REASON);
    }
}
