package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Locale;
import java.util.Set;

/** A segment's measurement that stands beside the whole model's baseline. */
final class Unjudged {
    private static final Set<String> COUNTS = Set.of("rows", "late_rows", "label_coverage");
    private static final String REASON =
            String.format(
                    Locale.ROOT,
                    "a segment has a baseline of its own where the evaluation set held at least %,d rows of it when the baseline was built; here it has none, so this stands beside the whole model's and is not judged",
                    SegmentBaseline.FEWEST_ROWS);

    private Unjudged() {}

    static Measurement of(Measurement m) {
        boolean judged = m.verdict() == Verdict.OK || m.verdict() == Verdict.DRIFT;
        return !judged || COUNTS.contains(m.metric()) ? m : m.with(Verdict.NOT_APPLICABLE, REASON);
    }
}
