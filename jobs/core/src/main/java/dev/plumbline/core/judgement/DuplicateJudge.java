package dev.plumbline.core.judgement;

import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.profile.IdSample;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Judges the share of rows that repeat the id of another row of the window.
 *
 * <p>Exact up to {@value IdSample#MOST} distinct ids. Beyond, it is the share among the rows of the
 * sampled ids, unless far fewer distinct ids were seen than rows: then few ids have very many rows,
 * which a sample of ids seldom meets, and the share follows from the number of distinct ids.
 *
 * @param allowed largest share that is no break
 */
record DuplicateJudge(double allowed, int minRows, TestLevel level) {
    static final int TESTS = 1;

    private static final double LEVEL = 0.95;

    /** Standard normal quantile of (1 + level) / 2. */
    private static final double Z = 1.959963984540054;

    /** Standard errors by which distinct ids must fall short: a chance of 3e-7. */
    private static final double SURE = 5;

    /** A share with its standard error. */
    private record Estimate(double share, double error, double pValue) {}

    Measurement measure(Arrivals arrivals) {
        Measurement.Builder measurement =
                Measurement.of(DriftMetric.DUPLICATE_RATE, null)
                        .rows(arrivals.rows())
                        .threshold(allowed);
        Estimate estimate = estimate(arrivals);
        double share = SignificantDigits.round(estimate.share);
        measurement.value(share).pValue(estimate.pValue);
        if (!arrivals.ids().isWhole()) {
            double half = Z * estimate.error;
            measurement.interval(
                    new Interval(Math.max(0, share - half), Math.min(1, share + half), LEVEL));
        }
        if (arrivals.rows() < minRows) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA, Reasons.tooFewRows(minRows, arrivals.rows()));
        }
        if (share <= allowed) {
            return measurement.verdict(Verdict.OK);
        }
        return SignificantDigits.round(estimate.pValue) < level.value()
                ? measurement.verdict(Verdict.DRIFT)
                : measurement.verdict(Verdict.OK, Reasons.WITHIN_CHANCE);
    }

    private Estimate estimate(Arrivals arrivals) {
        Estimate sampled = sampled(arrivals.ids());
        if (arrivals.ids().isWhole()) {
            return sampled;
        }
        double distinct = arrivals.ids().distinct() / arrivals.rows();
        double error = distinct / Math.sqrt(IdSample.MOST - 2.0);
        double share = 1 - distinct;
        boolean heavy = share - SURE * error > Math.max(allowed, sampled.share);
        return heavy ? new Estimate(share, error, 0) : sampled;
    }

    /** Among the rows of the ids that were kept, as a ratio of means over ids. */
    private Estimate sampled(IdSample ids) {
        long[] rows = ids.rows();
        long all = Arrays.stream(rows).sum();
        long repeated = all - rows.length;
        double share = (double) repeated / all;
        double squares = Arrays.stream(rows).mapToDouble(r -> Math.pow(r - 1 - share * r, 2)).sum();
        double error = Math.sqrt(squares) / all;
        int n = (int) Math.min(all, Integer.MAX_VALUE);
        int with = (int) Math.min(repeated, Integer.MAX_VALUE);
        double pValue =
                with == 0 ? 1 : BinomialDistribution.of(n, allowed).survivalProbability(with - 1);
        return new Estimate(share, error, pValue);
    }
}
