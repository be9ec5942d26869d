package dev.plumbline.cli.report.reading;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import java.util.Set;

/**
 * Tells what judges a window: the tests among which its false-alarm budget is divided, and the
 * user's performance rules. A detector reads rows and not windows, a slice has a level of its own
 * and opens no episode, and a limit of the user's on arrivals allows for no chance.
 */
final class WindowTests {
    /** Facts that are no test, and what is said of more or of less than the window. */
    private static final Set<String> NO_TEST =
            Set.of(
                    DriftMetric.ROWS,
                    LifetimeJudge.LIFETIME_RISK,
                    CoverageJudge.OF_SEGMENTS,
                    CoverageJudge.OF_CLASSES,
                    SliceJudge.LOSS,
                    SliceJudge.PREDICTION);

    private static final Set<String> LIMITS =
            Set.of(DriftMetric.FRESHNESS, DriftMetric.ROW_COUNT_CHANGE);

    private WindowTests() {}

    /** Whether any of the tests gave a verdict. */
    static boolean judged(WindowReport report) {
        return of(report).stream().anyMatch(WindowTests::hasVerdict);
    }

    /** The tests, whatever came of them. */
    static List<Measurement> of(WindowReport report) {
        return report.measurements().stream()
                .filter(WindowTests::isTest)
                .filter(test -> !LIMITS.contains(test.metric()))
                .toList();
    }

    /** Whether any of the tests, or a limit of the user's, says that the window departs. */
    static boolean alarmed(WindowReport report) {
        return report.measurements().stream()
                .filter(WindowTests::isTest)
                .anyMatch(test -> test.verdict() == Verdict.DRIFT);
    }

    /** Whether a measurement could judge its window, or could if there were rows enough. */
    static boolean isTest(Measurement measured) {
        return !NO_TEST.contains(measured.metric())
                // held to the user's limit, not to the budget
                && !FairnessMetric.isIn(measured.metric())
                && !DetectorReading.isDetector(measured);
    }

    static boolean hasVerdict(Measurement measured) {
        return measured.verdict() == Verdict.OK || measured.verdict() == Verdict.DRIFT;
    }
}
