package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.ProportionTest;
import java.util.List;

/**
 * Judges the shares of rows whose value is no proper value: missing, out of the baseline's range,
 * unseen, empty, of the wrong type, NaN, infinite. A share breaks when it rose over the baseline's
 * by at least the rate floor and beyond chance.
 *
 * <p>Values beyond the range and unseen categories come in runs where rows resemble each other, so
 * their rows count as rows / λ independent ones, λ being that of the values. Missing, empty,
 * mistyped and non-finite values count by a λ of their own, that of such rows in the evaluation
 * set: where they came in runs there too, a run is none of a break; where there were none, λ is 1.
 *
 * @param required whether a single missing value breaks, because none was declared to be proper
 */
record RateJudge(Sensitivity sensitivity, TestLevel level, boolean required) {
    /** Tests that {@link #measure} makes of a numeric feature. */
    static final int NUMERIC_TESTS = 5;

    /** Tests that {@link #measure} makes of a categorical feature. */
    static final int CATEGORICAL_TESTS = 4;

    List<Measurement> measure(String feature, RateReference held, FeatureProfile window) {
        return window instanceof NumericProfile
                ? List.of(
                        missing(feature, held, window),
                        outside(DriftMetric.OUT_OF_RANGE_RATE, feature, held, window),
                        fault(
                                DriftMetric.TYPE_ERROR_RATE,
                                FaultKind.TYPE_ERROR,
                                feature,
                                held,
                                window),
                        fault(DriftMetric.NAN_RATE, FaultKind.NAN, feature, held, window),
                        fault(DriftMetric.INFINITE_RATE, FaultKind.INFINITE, feature, held, window))
                : List.of(
                        missing(feature, held, window),
                        outside(DriftMetric.UNSEEN_RATE, feature, held, window),
                        fault(DriftMetric.EMPTY_RATE, FaultKind.EMPTY, feature, held, window),
                        fault(
                                DriftMetric.TYPE_ERROR_RATE,
                                FaultKind.TYPE_ERROR,
                                feature,
                                held,
                                window));
    }

    private Measurement missing(String feature, RateReference held, FeatureProfile now) {
        if (required && now.rows() >= Math.max(1, sensitivity.minRows())) {
            Measurement.Builder measurement =
                    Measurement.of(DriftMetric.MISSING_RATE, feature)
                            .rows(now.rows(), held.faults().get(FaultKind.MISSING).rows())
                            .value((double) now.missing() / now.rows())
                            .threshold(0);
            return now.missing() == 0
                    ? measurement.verdict(Verdict.OK)
                    : measurement.verdict(Verdict.DRIFT, Reasons.NOT_NULLABLE);
        }
        return fault(DriftMetric.MISSING_RATE, FaultKind.MISSING, feature, held, now);
    }

    private Measurement fault(
            String metric, FaultKind kind, String feature, RateReference held, FeatureProfile now) {
        long with = RateReference.count(now, kind);
        return judge(metric, feature, held.faults().get(kind), with, now.rows());
    }

    /** Measures the share of values beyond the range, or of those that are not named. */
    Measurement outside(String metric, String feature, RateReference held, FeatureProfile now) {
        return judge(metric, feature, held.outside(), RateReference.outside(now), now.present());
    }

    private Measurement judge(String metric, String feature, Rate held, long with, long rows) {
        Measurement.Builder measurement = Measurement.of(metric, feature).rows(rows, held.rows());
        double share = rows == 0 ? 0 : (double) with / rows;
        if (rows > 0) {
            measurement.value(share);
        }
        double threshold = SignificantDigits.round(held.share() + sensitivity.rateFloor());
        measurement.threshold(threshold);
        if (rows < sensitivity.minRows()) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA, Reasons.tooFewRows(sensitivity.minRows(), rows));
        }
        if (held.obstacle() != null) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, held.obstacle());
        }
        double pValue = pValue(held, with, rows);
        measurement.pValue(pValue);
        if (SignificantDigits.round(share) < threshold) {
            return measurement.verdict(Verdict.OK);
        }
        return pValue < level.value()
                ? measurement.verdict(Verdict.DRIFT)
                : measurement.verdict(Verdict.OK, Reasons.WITHIN_CHANCE);
    }

    /** By as many independent rows on both sides as these tell as much as. */
    private static double pValue(Rate held, long with, long rows) {
        double lambda = held.lambda();
        return SignificantDigits.round(
                ProportionTest.risePValue(
                        (long) (held.with() / lambda),
                        (long) Math.ceil(held.rows() / lambda),
                        (long) (with / lambda),
                        (long) Math.ceil(rows / lambda)));
    }
}
