package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Weighs a window's loss against chance: p = P(Z > |v − b| / √(d (s² + t²))), where s and t are the
 * standard errors of the window's value v and of the baseline's b, each from the side of its
 * interval that faces the other. Intervals take rows as independent, so they are widened by the
 * design effect of the evaluation's errors. Where a window's value has no interval, nothing is
 * decided.
 *
 * @param baselines by metric
 * @param designEffect how many dependent rows tell as much as one independent row, often written d,
 *     at least 1
 */
record ChanceOfLoss(Map<String, MetricBaseline> baselines, TestLevel level, double designEffect) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** How dependent the errors of an evaluation were; 1 where its baseline does not know. */
    static double designEffect(Baseline model) {
        return model == null || model.supplement().risk() == null
                ? 1
                : model.supplement().risk().designEffect();
    }

    /** Returns a measurement with its p; a DRIFT within chance becomes OK. */
    Measurement weigh(Measurement m) {
        MetricBaseline held = baselines.get(m.metric());
        boolean judged = m.verdict() == Verdict.DRIFT || m.verdict() == Verdict.OK;
        if (!judged || held == null) {
            return m;
        }
        if (m.interval() == null) {
            return m.verdict() == Verdict.OK
                    ? m
                    : m.but().verdict(Verdict.INSUFFICIENT_DATA, Reasons.CHANCE_UNKNOWN);
        }
        double pValue = SignificantDigits.round(pValue(m, held));
        return m.verdict() == Verdict.DRIFT && !(pValue < level.value())
                ? m.but().pValue(pValue).verdict(Verdict.OK, Reasons.LOSS_WITHIN_CHANCE)
                : m.but().pValue(pValue).verdict(m.verdict(), m.reason());
    }

    private double pValue(Measurement m, MetricBaseline held) {
        boolean rises =
                PerformanceMetric.named(m.metric())
                        .filter(metric -> metric.better() == Direction.LESS)
                        .isPresent();
        double ofWindow = error(m.value(), m.interval(), !rises);
        double ofBaseline =
                held.interval() == null ? 0 : error(held.value(), held.interval(), rises);
        double distance = rises ? m.value() - held.value() : held.value() - m.value();
        double error = Math.sqrt(designEffect) * Math.hypot(ofWindow, ofBaseline);
        if (error == 0) {
            return distance > 0 ? 0 : 1;
        }
        return NORMAL.survivalProbability(distance / error);
    }

    private static double error(double value, Interval interval, boolean above) {
        double distance = above ? interval.upper() - value : value - interval.lower();
        return distance / NORMAL.inverseCumulativeProbability((1 + interval.level()) / 2);
    }
}
