package dev.plumbline.core.judgement;

import dev.plumbline.core.comparison.Comparison;
import dev.plumbline.core.comparison.Figure;
import dev.plumbline.core.comparison.Sides;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;

/**
 * A statistic that was asked for on one feature. It is shown, and decides only where the user says
 * so: then a value above the threshold is drift.
 *
 * @param threshold value above which the verdict turns; null if none is known
 */
record NamedMeasurement(
        String feature, StatisticSpec spec, Comparison comparison, Double threshold) {

    /** Measures a window; a failure is a measurement too, so that it stays with this statistic. */
    Measurement measure(Sides sides) {
        Measurement.Builder measurement =
                Measurement.of(spec.measurement(), feature)
                        .rows(sides.window().present(), sides.baseline().present());
        if (threshold != null) {
            measurement.threshold(threshold);
        }
        try {
            return judged(measurement, comparison.of(sides));
        } catch (RuntimeException failure) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure));
        }
    }

    private Measurement judged(Measurement.Builder measurement, Figure figure) {
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
        if (!spec.decides()) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, Reasons.DISPLAYED);
        }
        return decided(measurement, figure);
    }

    private Measurement decided(Measurement.Builder measurement, Figure figure) {
        if (threshold == null) {
            return measurement.verdict(Verdict.INSUFFICIENT_DATA, Reasons.noThreshold(spec));
        }
        boolean above =
                SignificantDigits.round(figure.value()) > SignificantDigits.round(threshold);
        return measurement.verdict(above ? Verdict.DRIFT : Verdict.OK);
    }
}
