package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.ProportionTest;
import dev.plumbline.core.statistics.RankRatio;
import java.util.Locale;

/**
 * Judges whether a number comes in another unit: all values multiplied, as metres sent as
 * millimetres.
 *
 * <p>The value is log10 of a factor, 3 for a thousandfold and −2 for a hundredth: of {@link
 * RankRatio} or of the ratio of standard deviations, whichever moved less, and 0 if they moved
 * apart or the share of positive values moved by half. A shift leaves the deviation, and a few
 * outliers leave the ranks, so neither is a jump. Values other than 0 count. It breaks at a factor
 * of {@value #FLOOR} or more, or its inverse, if the share of rows that far from the baseline's
 * median magnitude also rose beyond chance.
 */
record ScaleJudge(Sensitivity sensitivity, TestLevel level) {
    /** Below it, conversions such as inches to centimetres and ordinary drift look alike. */
    static final double FLOOR = 5;

    static final int TESTS = 1;

    /** A factor above 0 turns no sign; of values that did turn, this share or more is drift. */
    private static final double MOST_TURNED = 0.5;

    /** Share of the baseline's rows that may lie beyond nearly all that it held. */
    private static final double TAIL = 0.01;

    /** A factor this near a power of ten is called by it. */
    private static final double NEAR = 0.1;

    private static final String NEW_UNIT = "was the unit changed?";

    /** A probability has no unit. */
    private static final String NEW_SCORES = "are these the scores that were evaluated?";

    Measurement measure(String feature, Magnitudes baseline, NumericProfile profile) {
        Magnitudes window = Magnitudes.of(profile, 1);
        RankRatio before = baseline.ranks();
        RankRatio now = window.ranks();
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.SCALE_JUMP, feature).rows(now.rows(), before.rows());
        if (baseline.present() > 0 && before.rows() == 0) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.NOTHING_TO_SCALE);
        }
        if (before.rows() == 0) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, Reasons.EMPTY_BASELINE);
        }
        if (now.rows() < Math.max(1, sensitivity.minRows())) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA,
                    Reasons.tooFewValues(sensitivity.minRows(), now.rows()));
        }
        double jump = SignificantDigits.round(jump(before, now, baseline, window));
        double limit = SignificantDigits.round(Math.log10(FLOOR));
        if (!Double.isFinite(jump)) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.BEYOND_DOUBLES);
        }
        double pValue = SignificantDigits.round(pValue(jump, before, baseline, window));
        measurement.value(jump).threshold(jump < 0 ? -limit : limit).pValue(pValue);
        if (Math.abs(jump) < limit) {
            return measurement.verdict(Verdict.OK);
        }
        return pValue < level.value()
                ? measurement.verdict(Verdict.DRIFT, inWords(feature, Math.log10(now.over(before))))
                : measurement.verdict(Verdict.OK, Reasons.WITHIN_CHANCE);
    }

    private static double jump(
            RankRatio before, RankRatio now, Magnitudes baseline, Magnitudes window) {
        if (Math.abs(baseline.positive() - window.positive()) >= MOST_TURNED) {
            return 0;
        }
        double typical = Math.log10(now.over(before));
        double spread = Math.log10(window.variance() / baseline.variance()) / 2;
        // a constant has no spread, and squares beyond the range of doubles have none either
        if (Double.isNaN(spread) || !(baseline.variance() > 0)) {
            return typical;
        }
        if (typical * spread <= 0) {
            return 0;
        }
        return Math.abs(typical) < Math.abs(spread) ? typical : spread;
    }

    /**
     * Of the share of rows at least the floor beyond the baseline's median, on the jump's side; or
     * beyond nearly all that the baseline held, which no run of alike rows explains, so that rows
     * then count in full. Two sides and two limits: four looks.
     */
    private double pValue(double jump, RankRatio before, Magnitudes baseline, Magnitudes window) {
        boolean up = jump > 0;
        double extreme = before.quantile(up ? 1 - TAIL : TAIL);
        double far = up ? extreme * FLOOR : extreme / FLOOR;
        Share isFar = beyond(window, far, up);
        if (2 * isFar.with >= isFar.rows) {
            return risen(beyond(baseline, far, up), isFar, 1);
        }
        double typical = before.quantile(0.5);
        double limit = up ? typical * FLOOR : typical / FLOOR;
        return risen(beyond(baseline, limit, up), beyond(window, limit, up), baseline.lambda());
    }

    private static double risen(Share before, Share now, double lambda) {
        double oneLook =
                ProportionTest.risePValue(
                        (long) (before.with / lambda),
                        (long) Math.ceil(before.rows / lambda),
                        (long) (now.with / lambda),
                        (long) Math.ceil(now.rows / lambda));
        return Math.min(1, 4 * oneLook);
    }

    /** Rows beyond a limit among those that are not zero. */
    private record Share(long with, long rows) {}

    private static Share beyond(Magnitudes profile, double limit, boolean up) {
        double[] means = profile.means();
        long[] counts = profile.counts();
        long with = 0;
        long rows = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double magnitude = Math.abs(means[cell]);
            if (counts[cell] > 0 && magnitude > 0) {
                with += (up ? magnitude >= limit : magnitude <= limit) ? counts[cell] : 0;
                rows += counts[cell];
            }
        }
        return new Share(with, rows);
    }

    /** Names the factor of the ranks: a short window varies less, so its deviation says less. */
    private static String inWords(String feature, double jump) {
        double factor = rounded(Math.pow(10, Math.abs(jump)));
        String times =
                factor < 1e7
                        ? String.format(Locale.ROOT, "%,.0f", factor)
                        : String.format(Locale.ROOT, "%.0e", factor);
        String found =
                jump > 0
                        ? "values are about " + times + " times the baseline's; "
                        : "values are about 1/" + times + " of the baseline's; ";
        return found + (feature.equals(Baseline.SCORE) ? NEW_SCORES : NEW_UNIT);
    }

    private static double rounded(double factor) {
        double power = Math.pow(10, Math.rint(Math.log10(factor)));
        if (Math.abs(factor / power - 1) <= NEAR) {
            return power;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(factor)) - 1);
        return Math.rint(factor / unit) * unit;
    }
}
