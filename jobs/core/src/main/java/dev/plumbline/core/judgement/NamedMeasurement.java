package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.comparison.Comparison;
import dev.plumbline.core.comparison.Figure;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Sides;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.threshold.NullThresholds.Limit;

/**
 * A statistic that was asked for on one feature. It is shown, and decides only where the user says
 * so: then a value above its limit is drift.
 */
record NamedMeasurement(
        FeatureBaseline baseline,
        StatisticSpec spec,
        Comparison comparison,
        StatisticLimits limits) {

    /** Measures a window; a failure is a measurement too, so that it stays with this statistic. */
    Measurement measure(Sides sides) {
        long n = sides.window().present();
        Measurement.Builder measurement =
                Measurement.of(spec.measurement(), baseline.name())
                        .rows(n, sides.baseline().present());
        Limit limit = limits.limit(spec, baseline, n);
        if (limit.value() != null) {
            measurement.threshold(limit.value());
        }
        try {
            return judged(measurement, comparison.of(sides), limit, n);
        } catch (RuntimeException failure) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure));
        }
    }

    private Measurement judged(
            Measurement.Builder measurement, Figure figure, Limit limit, long n) {
        if (figure.obstacle() != null) {
            return measurement.verdict(
                    spec.decides() ? Verdict.INSUFFICIENT_DATA : Verdict.NOT_APPLICABLE,
                    figure.obstacle());
        }
        measurement.value(figure.value());
        if (figure.errorBound() != null) {
            measurement.errorBound(figure.errorBound());
        }
        if (figure.pValue() != null) {
            measurement.pValue(figure.pValue());
        }
        if (figure.effect() != null) {
            measurement.effect(figure.effect());
        }
        return spec.decides()
                ? decided(measurement, figure, limit, n)
                : measurement.verdict(Verdict.NOT_APPLICABLE, shown(limit));
    }

    private String shown(Limit limit) {
        return limit.value() == null && limits.areSampled(spec)
                ? Reasons.DISPLAYED + "; " + limit.reason()
                : Reasons.DISPLAYED;
    }

    private Measurement decided(
            Measurement.Builder measurement, Figure figure, Limit limit, long n) {
        if (n < limits.minRows()) {
            return measurement.verdict(
                    Verdict.INSUFFICIENT_DATA, Reasons.tooFewValues(limits.minRows(), n));
        }
        if (spec.threshold() == null && level() != null && figure.pValue() != null) {
            return measurement.verdict(
                    SignificantDigits.round(figure.pValue()) < level()
                            ? Verdict.DRIFT
                            : Verdict.OK);
        }
        if (limit.value() == null) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, limit.reason());
        }
        boolean above =
                SignificantDigits.round(figure.value()) > SignificantDigits.round(limit.value());
        return measurement.verdict(above ? Verdict.DRIFT : Verdict.OK);
    }

    /** The p-value below which the tool that the profile is of turns; null if it does by value. */
    private Double level() {
        return NamedProfile.named(spec.profile())
                .flatMap(profile -> profile.level(Statistic.named(spec.metric()).orElseThrow()))
                .orElse(null);
    }
}
