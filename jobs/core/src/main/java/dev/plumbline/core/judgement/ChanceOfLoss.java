package dev.plumbline.core.judgement;

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
 * Weighs a segment's loss against chance: p = P(Z > |v − b| / √(s² + t²)), where s and t are the
 * standard errors of the window's value v and of the baseline's b, each from the side of its
 * interval that faces the other. Intervals take rows as independent.
 *
 * @param baselines by metric
 */
record ChanceOfLoss(Map<String, MetricBaseline> baselines, TestLevel level) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Returns a measurement with its p; a DRIFT within chance becomes OK. */
    Measurement weigh(Measurement m) {
        MetricBaseline held = baselines.get(m.metric());
        boolean judged = m.verdict() == Verdict.DRIFT || m.verdict() == Verdict.OK;
        if (!judged || held == null || m.interval() == null || held.interval() == null) {
            return m;
        }
        boolean rises =
                PerformanceMetric.named(m.metric())
                        .filter(metric -> metric.better() == Direction.LESS)
                        .isPresent();
        double ofWindow = error(m.value(), m.interval(), !rises);
        double ofBaseline = error(held.value(), held.interval(), rises);
        double distance = rises ? m.value() - held.value() : held.value() - m.value();
        double pValue =
                SignificantDigits.round(
                        NORMAL.survivalProbability(distance / Math.hypot(ofWindow, ofBaseline)));
        return m.verdict() == Verdict.DRIFT && !(pValue < level.value())
                ? Unjudged.with(m, pValue, Verdict.OK, Reasons.WITHIN_CHANCE)
                : Unjudged.with(m, pValue, m.verdict(), m.reason());
    }

    private static double error(double value, Interval interval, boolean above) {
        double distance = above ? interval.upper() - value : value - interval.lower();
        return distance / NORMAL.inverseCumulativeProbability((1 + interval.level()) / 2);
    }
}
