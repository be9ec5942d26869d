package dev.plumbline.core.alert;

import dev.plumbline.core.alert.RuleOutcome.Signal;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Set;

/**
 * Says of a measurement whether it breaches its rule, clears it, or does neither, for every kind of
 * rule. A breach is the judges' DRIFT; a clear asks for more than the lack of one, or what wavers
 * about its threshold would open and resolve an episode window after window.
 *
 * <p>Whatever is on the wrong side of its threshold, but not beyond chance, is no clear. What has
 * come back is clear halfway from the threshold to where nothing has changed, or where the monitor
 * says; nearer to the threshold it counts only when it lasts ({@link CauseTrack}).
 */
final class Hysteresis {
    /** Share of the way from no change to the threshold below which a measurement is clear. */
    static final double EXIT = 0.5;

    /** From this p on, a value that is back within its threshold says nothing of a change. */
    static final double COMMON = 0.05;

    /** Below this p, a value beyond its threshold is taken to tell of a change while it lasts. */
    static final double RARE = 0.001;

    /** The user's limits on exact figures, which turn where they stand. */
    private static final Set<String> LIMITED =
            Set.of(DriftMetric.DUPLICATE_RATE, DriftMetric.FRESHNESS, DriftMetric.ROW_COUNT_CHANGE);

    /** Shares of rows whose threshold stands above the baseline's own share. */
    private static final Set<String> RATES =
            Set.of(
                    DriftMetric.MISSING_RATE,
                    DriftMetric.OUT_OF_RANGE_RATE,
                    DriftMetric.UNSEEN_RATE,
                    DriftMetric.EMPTY_RATE,
                    DriftMetric.TYPE_ERROR_RATE,
                    DriftMetric.NAN_RATE,
                    DriftMetric.INFINITE_RATE);

    private Hysteresis() {}

    /** Whether a measurement may move an episode, now or once there are enough rows. */
    static boolean isJudged(Measurement held) {
        return held.verdict() != Verdict.NOT_APPLICABLE && held.verdict() != Verdict.NO_BASELINE;
    }

    /**
     * Reads a comparison with the baseline: of a distribution, a rate, a scale, or a statistic that
     * the user lets decide. Beyond its threshold it says neither for as long as its p is rare, for
     * a baseline of few rows may itself be that far off; with a higher p, and between exit and
     * threshold, it is near.
     */
    static Signal ofComparison(Measurement held, Sensitivity sensitivity) {
        if (held.verdict() != Verdict.OK) {
            return ofVerdict(held);
        }
        if (held.value() == null || held.threshold() == null || isExactLimit(held)) {
            return Signal.CLEAR;
        }
        double value = Math.abs(held.value());
        if (value > Math.abs(held.threshold())) {
            return held.pValue() == null || held.pValue() < RARE ? Signal.HOLD : Signal.NEAR;
        }
        boolean common = held.pValue() != null && held.pValue() >= COMMON;
        return common || value <= exit(held, sensitivity) ? Signal.CLEAR : Signal.NEAR;
    }

    private static boolean isExactLimit(Measurement held) {
        return LIMITED.contains(held.metric()) && held.pValue() == null;
    }

    private static double exit(Measurement held, Sensitivity sensitivity) {
        double threshold = Math.abs(held.threshold());
        if (LIMITED.contains(held.metric())) {
            return threshold;
        }
        double tolerance =
                RATES.contains(held.metric())
                        ? Math.min(threshold, sensitivity.rateFloor())
                        : threshold;
        return SignificantDigits.round(threshold - (1 - EXIT) * tolerance);
    }

    /**
     * Reads a performance metric, which is clear at the exit that the monitor gives it. The
     * threshold stands at {@code enter} times the baseline's loss, so the exit lies at exit / enter
     * of it.
     */
    static Signal ofPerformance(Measurement held, PerformanceRule rule) {
        if (held.verdict() != Verdict.OK) {
            return ofVerdict(held);
        }
        if (held.value() == null || held.threshold() == null) {
            return Signal.HOLD;
        }
        boolean back =
                isLessBetter(held.metric())
                        ? held.value()
                                <= SignificantDigits.round(
                                        held.threshold() * rule.exit() / rule.enter())
                        : held.value()
                                >= SignificantDigits.round(
                                        held.threshold() * rule.enter() / rule.exit());
        return back ? Signal.CLEAR : Signal.HOLD;
    }

    static boolean isLessBetter(String metric) {
        return PerformanceMetric.named(metric)
                .filter(known -> known.better() == Direction.LESS)
                .isPresent();
    }

    /**
     * Reads an estimate. Within the band are the values that chance gives of it, so it is clear
     * where half of the band's reach towards the threshold lies within. WARN is the better side.
     */
    static Signal ofEstimate(Measurement held) {
        if (held.verdict() == Verdict.WARN) {
            return Signal.CLEAR;
        }
        if (held.verdict() != Verdict.OK || held.threshold() == null || held.interval() == null) {
            return ofVerdict(held);
        }
        double reach = (held.interval().upper() - held.interval().lower()) / 2;
        double inside = Math.abs(held.value() - held.threshold());
        return inside >= EXIT * reach ? Signal.CLEAR : Signal.NEAR;
    }

    /** Reads a gap between groups: beyond the user's limit by chance it says neither. */
    static Signal ofGap(Measurement held) {
        return held.verdict() == Verdict.OK && gapBeyondLimit(held) > 0
                ? Signal.HOLD
                : ofVerdict(held);
    }

    /**
     * How far a gap lies beyond its limit, not above 0 within it. The threshold stands on the
     * value's side of equality.
     */
    static double gapBeyondLimit(Measurement held) {
        if (held.value() == null || held.threshold() == null) {
            return 0;
        }
        double equality =
                held.metric().equals(FairnessMetric.DISPARATE_IMPACT.measurement()) ? 1 : 0;
        double allowed = Math.abs(held.threshold() - equality);
        return Math.abs(held.value() - equality) - allowed;
    }

    /** Reads the evidence of a whole life, which is near above half of what raises the alarm. */
    static Signal ofEvidence(Measurement held) {
        boolean near =
                held.verdict() == Verdict.OK
                        && held.value() != null
                        && held.threshold() != null
                        && held.value() > EXIT * held.threshold();
        return near ? Signal.NEAR : ofVerdict(held);
    }

    /** Reads sequential detectors: clear if one is quiet and none says that errors are not back. */
    static Signal ofDetectors(List<Measurement> detectors) {
        if (has(detectors, Verdict.DRIFT)) {
            return Signal.BREACH;
        }
        return has(detectors, Verdict.OK) && !has(detectors, Verdict.WARN)
                ? Signal.CLEAR
                : Signal.HOLD;
    }

    private static boolean has(List<Measurement> measurements, Verdict verdict) {
        return measurements.stream().anyMatch(held -> held.verdict() == verdict);
    }

    private static Signal ofVerdict(Measurement held) {
        return switch (held.verdict()) {
            case DRIFT -> Signal.BREACH;
            case OK -> Signal.CLEAR;
            case WARN -> Signal.HOLD;
            case INSUFFICIENT_DATA, NO_BASELINE, NOT_APPLICABLE -> Signal.UNKNOWN;
        };
    }
}
