package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.QualitySpec;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.EventGap;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges how a window's rows arrived: ids that repeat, how long ago the newest row happened, the
 * longest gap, and how many rows there are for the baseline's pace. Times are of events, so they
 * are known only under the clock TIME. Immutable.
 */
public final class ArrivalJudge {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final String NO_PROBABILITIES =
            "scores must be probabilities, each from 0 to 1 and those of all classes 1 together; others count for no log loss and no estimate";
    private static final String CROSSED =
            "predicted quantiles must be finite and must not fall from one level to the next";

    private final Baseline baseline;
    private final QualitySpec quality;
    private final int minRows;
    private final double rateFloor;
    private final DuplicateJudge duplicates;

    /**
     * Holds windows to a baseline's pace and to what the monitor asks.
     *
     * @param testLevel probability below which repeated ids are beyond chance, {@link
     *     DriftJudge#testLevel} of the whole model
     */
    public ArrivalJudge(Baseline baseline, Monitor monitor, double testLevel) {
        this.baseline = baseline;
        this.quality = monitor.options().quality();
        this.rateFloor = monitor.sensitivity().rateFloor();
        this.minRows = monitor.sensitivity().minRows();
        this.duplicates =
                new DuplicateJudge(quality.duplicates(), minRows, new TestLevel(testLevel));
    }

    /**
     * Measures a window; nothing where no arrival was followed.
     *
     * @param start of the window, in event-time milliseconds
     * @param end of it, exclusive
     * @param bySpan whether the window was declared by its span
     */
    public List<Measurement> measure(
            Arrivals arrivals, EventGap gap, long start, long end, boolean bySpan) {
        List<Measurement> measurements = new ArrayList<>();
        if (arrivals.rows() == 0) {
            return measurements;
        }
        measurements.add(duplicates.measure(arrivals));
        if (arrivals.invalidOutputs() > 0) {
            measurements.add(invalidOutputs(arrivals));
        }
        if (baseline.clock() == Clock.TIME) {
            measurements.add(freshness(arrivals, end));
            measurements.add(largestGap(arrivals, gap));
            if (bySpan) {
                measurements.add(rowCountChange(arrivals.rows(), end - start));
            }
        }
        return measurements;
    }

    /** The evaluation set's share is not known, so too many are a warning and open no episode. */
    private Measurement invalidOutputs(Arrivals arrivals) {
        boolean scores = baseline.task().isClassification();
        double share =
                SignificantDigits.round((double) arrivals.invalidOutputs() / arrivals.rows());
        Measurement.Builder measurement =
                Measurement.of(
                                scores
                                        ? DriftMetric.INVALID_SCORE_RATE
                                        : DriftMetric.CROSSED_QUANTILE_RATE,
                                null)
                        .value(share)
                        .rows(arrivals.rows())
                        .threshold(rateFloor);
        if (arrivals.rows() < minRows) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA, Reasons.tooFewRows(minRows, arrivals.rows()));
        }
        return share >= rateFloor
                ? measurement.verdict(Verdict.WARN, scores ? NO_PROBABILITIES : CROSSED)
                : measurement.verdict(Verdict.NOT_APPLICABLE, "displayed");
    }

    private Measurement freshness(Arrivals arrivals, long end) {
        double seconds = (end - arrivals.last()) / MILLIS_PER_SECOND;
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.FRESHNESS, null).value(seconds).rows(arrivals.rows());
        if (quality.freshness() == null) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED);
        }
        double most = quality.freshness().toMillis() / MILLIS_PER_SECOND;
        return measurement.threshold(most).verdict(seconds > most ? Verdict.DRIFT : Verdict.OK);
    }

    private static Measurement largestGap(Arrivals arrivals, EventGap gap) {
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.LARGEST_GAP, null).rows(arrivals.rows());
        if (gap.largest() < 0) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.ONE_PANE);
        }
        return measurement
                .value(gap.largest() / MILLIS_PER_SECOND)
                .errorBound(gap.mostHidden() / MILLIS_PER_SECOND)
                .verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED);
    }

    private Measurement rowCountChange(long rows, long length) {
        long evaluated = baseline.to().toEpochMilli() - baseline.from().toEpochMilli();
        double expected = (double) baseline.rows() * length / evaluated;
        double change = SignificantDigits.round(rows / expected);
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.ROW_COUNT_CHANGE, null)
                        .value(change)
                        .rows(rows, baseline.rows());
        if (quality.fewestRows() == null && quality.mostRows() == null) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED);
        }
        boolean few = quality.fewestRows() != null && change < quality.fewestRows();
        boolean many = quality.mostRows() != null && change > quality.mostRows();
        boolean lower = few || quality.mostRows() == null;
        measurement.threshold(lower ? quality.fewestRows() : quality.mostRows());
        if (expected < minRows) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA, Reasons.tooFewExpected(minRows, expected));
        }
        return measurement.verdict(few || many ? Verdict.DRIFT : Verdict.OK);
    }
}
