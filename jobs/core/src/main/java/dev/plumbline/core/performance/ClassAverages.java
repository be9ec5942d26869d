package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import dev.plumbline.core.performance.OneClass.Measure;
import dev.plumbline.core.performance.OneClass.Slopes;
import dev.plumbline.core.report.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Averages of one measure over classes. A row counts in the measures of two classes, that of its
 * label and that of its decision, and in the weight of its label's, so classes do not vary
 * independently. The variance is therefore the sum of the rows' squared influences (delta method),
 * and the interval Wilson's with the effective number of rows W (1 − W) / Var(W). It reaches at
 * least as far as the square-and-add of the classes' own intervals: where no row of a class was
 * right, influences are 0 and know nothing of it.
 */
final class ClassAverages {
    private final Map<String, LabelGroup> groups;
    private final List<OneClass> classes;

    /**
     * Takes what is averaged over.
     *
     * @param groups all labelled rows by label
     * @param classes those with at least one label; at least one
     */
    ClassAverages(Map<String, LabelGroup> groups, List<OneClass> classes) {
        this.groups = groups;
        this.classes = classes;
    }

    /** Returns the average in which all classes weigh the same. */
    Part macro(Measure measure) {
        return average(measure, false);
    }

    /** Returns the average in which a class weighs as many labels as it has. */
    Part weighted(Measure measure) {
        return average(measure, true);
    }

    private Part average(Measure measure, boolean byLabels) {
        ToDoubleFunction<OneClass> weight = one -> byLabels ? one.labelled() : 1;
        double divisor = classes.stream().mapToDouble(weight).sum();
        double value = 0;
        for (OneClass one : classes) {
            value += weight.applyAsDouble(one) * measure.of(one).value() / divisor;
        }
        Map<String, Slopes> slopes = new HashMap<>();
        for (OneClass one : classes) {
            Slopes alone = measure.slopes(one);
            slopes.put(one.name(), byLabels ? weighted(alone, one.labelled(), value) : alone);
        }
        List<Part> parts = classes.stream().map(measure::of).toList();
        double[] weights = classes.stream().mapToDouble(weight).toArray();
        double variance = squaredInfluences(slopes) / divisor / divisor;
        return new Part(value, interval(value, variance, Intervals.meanOf(parts, weights)));
    }

    /** Derivatives of labels · (measure − average). */
    private static Slopes weighted(Slopes slopes, double labels, double average) {
        return new Slopes(
                slopes.value(),
                slopes.value() - average + labels * slopes.byLabels(),
                labels * slopes.byDecisions(),
                labels * slopes.byHits());
    }

    private double squaredInfluences(Map<String, Slopes> slopes) {
        double squares = 0;
        for (Map.Entry<String, LabelGroup> group : groups.entrySet()) {
            Slopes own = slopes.get(group.getKey());
            double ofLabel = own == null ? 0 : own.byLabels();
            long left = group.getValue().decided();
            for (Map.Entry<String, Long> decided :
                    group.getValue().predicted().named().entrySet()) {
                Slopes other = slopes.get(decided.getKey());
                double influence = ofLabel + (other == null ? 0 : other.byDecisions());
                boolean hit = own != null && decided.getKey().equals(group.getKey());
                squares += decided.getValue() * square(influence + (hit ? own.byHits() : 0));
                left -= decided.getValue();
            }
            // decisions whose text was not kept are of no class
            squares += left * square(ofLabel);
        }
        return squares;
    }

    private static double square(double x) {
        return x * x;
    }

    private static Interval interval(double value, double variance, Interval apart) {
        double spread = value * (1 - value);
        if (spread <= 0 || variance <= 0) {
            return apart;
        }
        Interval together = Intervals.wilsonOfShare(value, spread / variance);
        return new Interval(
                Math.min(apart.lower(), together.lower()),
                Math.max(apart.upper(), together.upper()),
                Intervals.LEVEL);
    }
}
