package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.CategoryProfile;
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
 * @param lambda long-run variance ratio of the feature's values, at least 1
 * @param faultLambda that of rows without a proper value, at least 1
 * @param required whether a single missing value breaks, because none was declared to be proper
 */
record RateJudge(
        Sensitivity sensitivity,
        TestLevel level,
        double lambda,
        double faultLambda,
        boolean required) {
    /** Tests that {@link #measure} makes of a numeric feature. */
    static final int NUMERIC_TESTS = 5;

    /** Tests that {@link #measure} makes of a categorical feature. */
    static final int CATEGORICAL_TESTS = 4;

    /** Rows with a trait among all rows that could have it. */
    private record Rate(long with, long rows) {
        double share() {
            return rows == 0 ? 0 : (double) with / rows;
        }

        /** As many independent rows as these tell as much as. */
        Rate independent(double lambda) {
            return new Rate((long) (with / lambda), (long) Math.ceil(rows / lambda));
        }
    }

    List<Measurement> measure(String feature, FeatureProfile baseline, FeatureProfile window) {
        return baseline instanceof NumericProfile before && window instanceof NumericProfile now
                ? ofNumbers(feature, before, now)
                : ofCategories(feature, (CategoryProfile) baseline, (CategoryProfile) window);
    }

    private List<Measurement> ofNumbers(String feature, NumericProfile before, NumericProfile now) {
        return List.of(
                missing(feature, before, now),
                judge(
                        DriftMetric.OUT_OF_RANGE_RATE,
                        feature,
                        outOfRange(before),
                        outOfRange(now),
                        lambda),
                typeErrors(feature, before, now),
                judge(
                        DriftMetric.NAN_RATE,
                        feature,
                        new Rate(before.nan(), before.rows()),
                        new Rate(now.nan(), now.rows()),
                        faultLambda),
                judge(
                        DriftMetric.INFINITE_RATE,
                        feature,
                        new Rate(before.infinite(), before.rows()),
                        new Rate(now.infinite(), now.rows()),
                        faultLambda));
    }

    private List<Measurement> ofCategories(
            String feature, CategoryProfile before, CategoryProfile now) {
        return List.of(
                missing(feature, before, now),
                judge(DriftMetric.UNSEEN_RATE, feature, unseen(before), unseen(now), lambda),
                judge(
                        DriftMetric.EMPTY_RATE,
                        feature,
                        new Rate(before.empty(), before.rows()),
                        new Rate(now.empty(), now.rows()),
                        faultLambda),
                typeErrors(feature, before, now));
    }

    private Measurement missing(String feature, FeatureProfile before, FeatureProfile now) {
        return missing(feature, new Rate(before.missing(), before.rows()), now, faultLambda);
    }

    /**
     * Measures the missing rate against what a window's hours of the week hold; where a value is
     * required, against none. The evaluation set's own dependence of such rows holds the cycle of
     * the week too, which would hide every break, so rows count by the hours' dependence.
     */
    Measurement missing(String feature, SeasonalSlot.Reference hours, FeatureProfile now) {
        return missing(
                feature, new Rate(hours.missing(), hours.rows()), now, hours.dependence().lambda());
    }

    private Measurement missing(
            String feature, Rate before, FeatureProfile now, double dependence) {
        if (required && now.rows() >= Math.max(1, sensitivity.minRows())) {
            Measurement.Builder measurement =
                    Measurement.of(DriftMetric.MISSING_RATE, feature)
                            .rows(now.rows(), before.rows)
                            .value((double) now.missing() / now.rows())
                            .threshold(0);
            return now.missing() == 0
                    ? measurement.verdict(Verdict.OK)
                    : measurement.verdict(Verdict.DRIFT, Reasons.NOT_NULLABLE);
        }
        return judge(
                DriftMetric.MISSING_RATE,
                feature,
                before,
                new Rate(now.missing(), now.rows()),
                dependence);
    }

    private Measurement typeErrors(String feature, FeatureProfile before, FeatureProfile now) {
        return judge(
                DriftMetric.TYPE_ERROR_RATE,
                feature,
                new Rate(before.typeErrors(), before.rows()),
                new Rate(now.typeErrors(), now.rows()),
                faultLambda);
    }

    private Measurement judge(
            String metric, String feature, Rate baseline, Rate window, double dependence) {
        Measurement.Builder measurement =
                Measurement.of(metric, feature).rows(window.rows, baseline.rows);
        if (window.rows > 0) {
            measurement.value(window.share());
        }
        double threshold = SignificantDigits.round(baseline.share() + sensitivity.rateFloor());
        measurement.threshold(threshold);
        if (window.rows < sensitivity.minRows()) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA,
                    Reasons.tooFewRows(sensitivity.minRows(), window.rows));
        }
        if (baseline.rows == 0) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, Reasons.EMPTY_BASELINE);
        }
        double pValue = pValue(baseline.independent(dependence), window.independent(dependence));
        measurement.pValue(pValue);
        if (SignificantDigits.round(window.share()) < threshold) {
            return measurement.verdict(Verdict.OK);
        }
        return pValue < level.value()
                ? measurement.verdict(Verdict.DRIFT)
                : measurement.verdict(Verdict.OK, Reasons.WITHIN_CHANCE);
    }

    private static double pValue(Rate baseline, Rate window) {
        return SignificantDigits.round(
                ProportionTest.risePValue(baseline.with, baseline.rows, window.with, window.rows));
    }

    private static Rate outOfRange(NumericProfile profile) {
        long[] counts = profile.counts();
        return new Rate(counts[0] + counts[counts.length - 1], profile.present());
    }

    private static Rate unseen(CategoryProfile profile) {
        return new Rate(profile.unseen(), profile.present());
    }
}
