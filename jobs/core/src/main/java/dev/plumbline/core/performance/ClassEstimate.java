package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * One measure of one class against all others.
 *
 * @param metric {@code class_precision}, {@code class_recall}, {@code class_f1} or {@code
 *     class_roc_auc}
 * @param className canonical text
 * @param value from 0 to 1
 * @param n rows that it rests on, at least 1
 * @param errorBound largest possible distance from the exact figure; null if the value is exact
 */
public record ClassEstimate(
        String metric,
        String className,
        double value,
        Interval interval,
        long n,
        Double errorBound) {
    public static final String PRECISION = "class_precision";
    public static final String RECALL = "class_recall";
    public static final String F1 = "class_f1";
    public static final String ROC_AUC = "class_roc_auc";

    public ClassEstimate {
        value = SignificantDigits.round(value);
        errorBound = errorBound == null ? null : SignificantDigits.round(errorBound);
        interval =
                new Interval(
                        SignificantDigits.round(interval.lower()),
                        SignificantDigits.round(interval.upper()),
                        interval.level());
    }

    /** The name under which a baseline keeps the measure, such as {@code class_recall:van}. */
    public String key() {
        return metric + ":" + className;
    }
}
