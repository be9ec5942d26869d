package dev.plumbline.core.judgement;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.Gap;
import dev.plumbline.core.fairness.Rate;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.segment.ProtectedGroups.Feature;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Says what a gap between a group and its reference means: nothing where it rests on too few rows,
 * and DRIFT only where its whole interval lies beyond the user's limit.
 *
 * @param minRows fewest rows of each of the two for a verdict
 */
record GapVerdicts(FairnessSpec spec, int minRows) {

    /**
     * Two groups that are compared.
     *
     * @param group name of the one
     * @param reference name of the other
     * @param rows what rows the rates are of
     * @param obstacle why there is no verdict in any case; null if there may be one
     */
    record Pair(
            String group, String reference, String rows, Rate rate, Rate against, String obstacle) {
        static Pair of(
                Feature feature, int group, int reference, String rows, IntFunction<Rate> rates) {
            return new Pair(
                    feature.groups().get(group),
                    feature.groups().get(reference),
                    rows,
                    rates.apply(group),
                    rates.apply(reference),
                    null);
        }

        Pair unless(String known) {
            return new Pair(group, reference, rows, rate, against, known);
        }

        boolean isKnown() {
            return rate.n() > 0 && against.n() > 0;
        }

        /** Null if both groups have enough rows. */
        private String obstacle(int minRows) {
            if (obstacle != null) {
                return obstacle;
            }
            if (rate.n() < minRows) {
                return tooFew(minRows, rate, group);
            }
            return against.n() < minRows ? tooFew(minRows, against, reference) : null;
        }

        private String tooFew(int minRows, Rate of, String name) {
            return "needs at least %d %s of %s, got %d".formatted(minRows, rows, name, of.n());
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "against %s with %.4g of %d %s",
                    reference,
                    against.value(),
                    against.n(),
                    rows);
        }
    }

    /**
     * Measures one metric of a pair.
     *
     * @param gap null if it is not defined
     */
    Measurement of(FairnessMetric metric, Pair pair, Gap gap) {
        return of(metric, pair, gap, pair.rate().n(), pair.obstacle(minRows), pair.text());
    }

    /** Measures the larger of two gaps of one pair of groups. */
    Measurement ofBoth(FairnessMetric metric, Pair one, Pair other) {
        boolean known = one.isKnown() && other.isKnown();
        Gap gap =
                known ? Gap.larger(one.rate(), one.against(), other.rate(), other.against()) : null;
        String obstacle = one.obstacle(minRows);
        return of(
                metric,
                one,
                gap,
                one.rate().n() + other.rate().n(),
                obstacle != null ? obstacle : other.obstacle(minRows),
                "against " + one.reference());
    }

    private Measurement of(
            FairnessMetric metric, Pair pair, Gap gap, long n, String obstacle, String against) {
        Measurement.Builder measurement =
                Measurement.of(metric.measurement(), pair.group()).rows(n);
        Optional<Double> limit = spec.limit(metric);
        if (gap != null) {
            measurement.value(gap.value()).interval(gap.interval());
        }
        limit.ifPresent(known -> measurement.threshold(turning(metric, known, gap)));
        if (obstacle != null) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, obstacle);
        }
        if (gap == null) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA,
                    "not defined, for nobody of %s was selected".formatted(pair.reference()));
        }
        return limit.map(known -> judged(measurement, metric, gap, known, against))
                .orElseGet(
                        () ->
                                measurement.verdict(
                                        Verdict.NOT_APPLICABLE,
                                        Reasons.DISPLAYED + "; " + against));
    }

    private static Measurement judged(
            Measurement.Builder measurement,
            FairnessMetric metric,
            Gap gap,
            double limit,
            String against) {
        if (gap.isBeyond(limit, metric.isRatio())) {
            return measurement.verdict(Verdict.DRIFT, against);
        }
        return measurement.verdict(
                Verdict.OK,
                gap.isOutside(limit, metric.isRatio())
                        ? Reasons.BEYOND_LIMIT_BY_CHANCE + "; " + against
                        : against);
    }

    /** The limit on the side of equality where the value lies. */
    private static double turning(FairnessMetric metric, double limit, Gap gap) {
        if (metric.isRatio()) {
            return gap != null && gap.value() > 1 ? 1 / limit : limit;
        }
        return gap != null && gap.value() < 0 ? -limit : limit;
    }
}
