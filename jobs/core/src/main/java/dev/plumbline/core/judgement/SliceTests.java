package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.performance.Intervals;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.slice.Moments;
import dev.plumbline.core.statistics.LongRunVariance;
import dev.plumbline.core.statistics.ProportionTest;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests of one slice.
 *
 * <p>Loss: the slice must be worse than the rest of the window <em>and</em> than its own evaluation
 * rows, so p is the larger of two one-sided p-values, and needs no correction for being two (an
 * intersection–union test, Berger 1982, doi:10.1080/00401706.1982.10487790). Shares of wrong
 * classes by Fisher's exact test, mean absolute errors by Welch's t. Prediction: the slice's mean
 * against its evaluation rows', two-sided. Rows count as rows / λ, λ being that of all losses or of
 * the output.
 *
 * @param counts whether a loss is 0 or 1
 * @param lossLambda at least 1
 * @param output how dependent predictions are
 * @param floor smallest effect that is a finding, in standard deviations
 */
record SliceTests(boolean counts, double lossLambda, Dependence output, double floor) {

    Measurement loss(String slice, Moments own, Moments all, SliceReference held, TestLevel level) {
        Moments rest = all.minus(own);
        double pValue = rise(own, rest);
        boolean known = held != null && held.labelled() > 1;
        if (known) {
            pValue = Math.max(pValue, rise(own, before(held)));
        }
        double spread = Math.sqrt(all.variance());
        double effect = spread > 0 ? (own.mean() - rest.mean()) / spread : 0;
        Measurement.Builder measurement =
                measurement(SliceJudge.LOSS, slice, own, known ? held.labelled() : -1)
                        .value(own.mean())
                        .interval(interval(own))
                        .threshold(rest.mean());
        return verdict(
                measurement,
                pValue,
                effect,
                level,
                known
                        ? String.format(
                                Locale.ROOT,
                                "worse than the rest of the window, %.4g, and than its evaluation rows, %.4g",
                                rest.mean(),
                                held.loss())
                        : String.format(
                                Locale.ROOT,
                                "worse than the rest of the window, %.4g; the evaluation rows' loss is not known",
                                rest.mean()));
    }

    Measurement prediction(
            String slice, Moments own, double origin, SliceReference held, TestLevel level) {
        double distance = origin + own.mean() - held.prediction();
        // where nothing varies any distance is a whole step
        double variance = pooled(own, held) > 0 ? pooled(own, held) : distance * distance;
        double lambda = output.lambda();
        double error = Math.sqrt(lambda * variance * (1.0 / own.rows() + 1.0 / held.rows()));
        boolean enough = output.blocks() >= LongRunVariance.FEWEST_BLOCKS;
        double pValue =
                distance == 0 || !enough
                        ? 1
                        : 2
                                * TDistribution.of(output.blocks() - 1.0)
                                        .survivalProbability(Math.abs(distance) / error);
        double effect = distance == 0 ? 0 : distance / Math.sqrt(variance);
        Measurement.Builder measurement =
                measurement(SliceJudge.PREDICTION, slice, own, held.rows())
                        .value(origin + own.mean());
        return verdict(
                measurement,
                Math.min(1, pValue),
                effect,
                level,
                String.format(
                        Locale.ROOT, "its evaluation rows had a mean of %.4g", held.prediction()));
    }

    private static Measurement.Builder measurement(
            String metric, String slice, Moments own, long baselineRows) {
        Measurement.Builder measurement = Measurement.of(metric, slice);
        return baselineRows < 0
                ? measurement.rows(own.rows())
                : measurement.rows(own.rows(), baselineRows);
    }

    private Measurement verdict(
            Measurement.Builder measurement,
            double pValue,
            double effect,
            TestLevel level,
            String finding) {
        double rounded = SignificantDigits.round(pValue);
        measurement.pValue(rounded).effect(effect);
        if (Math.abs(SignificantDigits.round(effect)) <= floor) {
            return measurement.verdict(Verdict.OK);
        }
        return rounded < level.value()
                ? measurement.verdict(Verdict.WARN, finding)
                : measurement.verdict(Verdict.OK, Reasons.WITHIN_CHANCE);
    }

    private Interval interval(Moments own) {
        return counts
                ? Intervals.wilson(Math.round(own.sum()), own.rows())
                : Intervals.normal(
                        own.mean(),
                        Math.sqrt(own.variance() / own.rows()),
                        0,
                        Double.POSITIVE_INFINITY);
    }

    /** The evaluation rows as moments; the sums are as exact as mean and variance are. */
    private static Moments before(SliceReference held) {
        double n = held.labelled();
        double sum = held.loss() * n;
        return new Moments(held.labelled(), sum, held.lossVariance() * (n - 1) + sum * held.loss());
    }

    /** Probability of so much more loss than the other rows' if there were no difference. */
    private double rise(Moments own, Moments other) {
        if (counts) {
            return ProportionTest.risePValue(
                    independent(other.sum()),
                    (long) Math.ceil(other.rows() / lossLambda),
                    independent(own.sum()),
                    (long) Math.ceil(own.rows() / lossLambda));
        }
        double ofOwn = own.variance() / own.rows();
        double ofOther = other.variance() / other.rows();
        double error = Math.sqrt(lossLambda * (ofOwn + ofOther));
        double distance = own.mean() - other.mean();
        if (!(error > 0)) {
            return distance > 0 ? 0 : 1;
        }
        double freedom =
                (ofOwn + ofOther)
                        * (ofOwn + ofOther)
                        / (ofOwn * ofOwn / (own.rows() - 1)
                                + ofOther * ofOther / (other.rows() - 1));
        return TDistribution.of(freedom).survivalProbability(distance / error);
    }

    private long independent(double wrong) {
        return (long) (Math.round(wrong) / lossLambda);
    }

    private static double pooled(Moments own, SliceReference held) {
        return ((own.rows() - 1) * own.variance() + (held.rows() - 1) * held.predictionVariance())
                / (own.rows() + held.rows() - 2.0);
    }
}
