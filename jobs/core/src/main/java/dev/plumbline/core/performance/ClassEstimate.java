package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;

/**
 * One measure of one class against all others.
 *
 * @param metric {@code class_precision}, {@code class_recall} or {@code class_f1}
 * @param className canonical text
 * @param value from 0 to 1
 * @param n rows that it rests on, at least 1
 */
public record ClassEstimate(
        String metric, String className, double value, Interval interval, long n) {
    public static final String PRECISION = "class_precision";
    public static final String RECALL = "class_recall";
    public static final String F1 = "class_f1";

    public ClassEstimate {
        value = SignificantDigits.round(value);
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
