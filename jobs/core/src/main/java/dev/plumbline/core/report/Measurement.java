package dev.plumbline.core.report;

import java.util.List;
import java.util.Objects;

/**
 * One number, what it is held to, and what that means.
 *
 * @param metric name as in docs/metrics.md
 * @param feature the feature or output measured; null for the whole model
 * @param value in the metric's unit, rounded to 12 significant digits; null if it cannot be known
 * @param n rows of the window that the value rests on
 * @param baselineN rows of the baseline that it rests on; null without a baseline
 * @param threshold the value at which the verdict turns; null if the metric does not decide by
 *     value
 * @param pValue probability of at least this value if nothing had changed; null if not a test
 * @param interval confidence interval; null if unknown
 * @param effect Cohen's w: the change as a mean shift of that many standard deviations; null if
 *     unknown
 * @param detectable smallest shift, in standard deviations, this window could have found; null if
 *     unknown
 * @param errorBound largest possible distance from the exact figure; null if the value is exact
 * @param reason why the verdict is not plain OK or DRIFT, or what a DRIFT looks like where the
 *     number alone does not say; else null
 * @param changes where a sequential detector spoke, oldest first; empty for all else
 */
public record Measurement(
        String metric,
        String feature,
        Double value,
        long n,
        Long baselineN,
        Double threshold,
        Double pValue,
        Interval interval,
        Double effect,
        Double detectable,
        Double errorBound,
        Verdict verdict,
        String reason,
        List<ChangePoint> changes) {

    public Measurement {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(verdict, "verdict");
        value = rounded(value);
        threshold = rounded(threshold);
        pValue = rounded(pValue);
        effect = rounded(effect);
        detectable = rounded(detectable);
        errorBound = rounded(errorBound);
        changes = List.copyOf(changes);
    }

    /** Starts a measurement of one feature or output; pass null for the whole model. */
    public static Builder of(String metric, String feature) {
        return new Builder(metric, feature);
    }

    /** Starts a measurement that has all parts of this one but those that are set anew. */
    public Builder but() {
        Builder same = new Builder(metric, feature);
        same.value = value;
        same.n = n;
        same.baselineN = baselineN;
        same.threshold = threshold;
        same.pValue = pValue;
        same.interval = interval;
        same.effect = effect;
        same.detectable = detectable;
        same.errorBound = errorBound;
        same.changes = changes;
        return same;
    }

    /** Returns the same number with another meaning. */
    public Measurement with(Verdict other, String otherReason) {
        return but().verdict(other, otherReason);
    }

    private static Double rounded(Double value) {
        // an unknown is absent: NaN must not travel as if it were a number
        return value == null || value.isNaN() ? null : SignificantDigits.round(value);
    }

    /** Collects the parts that are known; the rest stays null. */
    public static final class Builder {
        private final String metric;
        private final String feature;
        private Double value;
        private long n;
        private Long baselineN;
        private Double threshold;
        private Double pValue;
        private Interval interval;
        private Double effect;
        private Double detectable;
        private Double errorBound;
        private List<ChangePoint> changes = List.of();

        private Builder(String metric, String feature) {
            this.metric = metric;
            this.feature = feature;
        }

        public Builder value(double known) {
            value = known;
            return this;
        }

        public Builder rows(long window) {
            n = window;
            return this;
        }

        public Builder rows(long window, long baseline) {
            n = window;
            baselineN = baseline;
            return this;
        }

        public Builder threshold(double turning) {
            threshold = turning;
            return this;
        }

        /** Takes a probability; null if the measurement is not a test. */
        public Builder pValue(Double probability) {
            pValue = probability;
            return this;
        }

        public Builder interval(Interval known) {
            interval = known;
            return this;
        }

        public Builder effect(double cohensW) {
            effect = cohensW;
            return this;
        }

        public Builder detectable(double shift) {
            detectable = shift;
            return this;
        }

        public Builder errorBound(double bound) {
            errorBound = bound;
            return this;
        }

        public Builder changes(List<ChangePoint> oldestFirst) {
            changes = oldestFirst;
            return this;
        }

        public Measurement verdict(Verdict verdict) {
            return verdict(verdict, null);
        }

        public Measurement verdict(Verdict verdict, String reason) {
            return new Measurement(
                    metric,
                    feature,
                    value,
                    n,
                    baselineN,
                    threshold,
                    pValue,
                    interval,
                    effect,
                    detectable,
                    errorBound,
                    verdict,
                    reason,
                    changes);
        }
    }
}
