package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.comparison.ReferenceShape;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shape of a numeric feature's evaluation rows, as far as those in memory show it. */
final class SampledShape {
    private SampledShape() {}

    /**
     * Returns the shape; exact where all rows are held, and else with the extent of all rows and
     * the values and the skewness of those held.
     */
    static Optional<ReferenceShape> of(String name, EvaluationFacts set, EvaluationSample sample) {
        double[] finite =
                IntStream.range(0, sample.rows())
                        .mapToObj(row -> value(name, row, sample))
                        .filter(value -> !Scalar.isText(value))
                        .mapToDouble(Scalar::number)
                        .filter(Double::isFinite)
                        .toArray();
        ColumnFacts facts = facts(name, set);
        double share = (double) finite.length / Math.max(1, sample.rows());
        long all = Math.round(share * set.times().rows());
        return ReferenceShape.of(finite)
                .map(shape -> shape.reaching(all, facts.min(), facts.max()));
    }

    private static Object value(String name, int row, EvaluationSample sample) {
        return switch (name) {
            case Baseline.VALUE -> sample.output(row).value();
            case Baseline.SCORE -> sample.output(row).score();
            default -> sample.feature(name, row);
        };
    }

    private static ColumnFacts facts(String name, EvaluationFacts set) {
        return switch (name) {
            case Baseline.VALUE -> set.value();
            case Baseline.SCORE -> set.score();
            default -> set.feature(name);
        };
    }
}
