package dev.plumbline.kafka.document.sagemaker;

import dev.plumbline.core.evaluation.NumberSummary;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The distribution of a numeric column in SageMaker's statistics: a KLL sketch, of which a value in
 * list i stands for 2^i rows, and ten buckets that were counted from it. The sketch is read where
 * it is there, for it tells more.
 *
 * @see <a href="https://arxiv.org/abs/1603.05346">Karnin, Lang and Liberty (2016)</a>
 */
final class SageMakerDistribution {
    /** More lists would be more than 2^40 rows. */
    private static final int MOST_LEVELS = 40;

    /**
     * Rows that lie evenly from one value to another; all at one value where these are the same.
     */
    private record Mass(double from, double to, double rows) {}

    private final double[] values;
    private final double[] edges;

    /**
     * Reads a distribution.
     *
     * @param present rows with a value, at least 1
     */
    SageMakerDistribution(DocumentValue kll, long present, double min, double max) {
        DocumentSection section = kll.freeSection();
        List<Mass> sketch = sketch(section);
        List<Mass> masses = sketch.isEmpty() ? buckets(section) : sketch;
        double rows = masses.stream().mapToDouble(Mass::rows).sum();
        if (rows == 0) {
            throw kll.problem(
                    "must hold a sketch with data, or buckets with counts, of %d values"
                            .formatted(present),
                    "without either nothing is known between min and max; run the baseline job again");
        }
        this.values = drawn(masses, rows, present, min, max);
        this.edges = sketch.isEmpty() ? edges(masses) : new double[0];
    }

    /** Values of equal weight, ascending. */
    double[] values() {
        return values;
    }

    /** Edges between which nothing is known; none if there was a sketch. */
    double[] edges() {
        return edges;
    }

    private static List<Mass> sketch(DocumentSection kll) {
        List<Mass> masses = new ArrayList<>();
        DocumentValue data =
                kll.optional("sketch")
                        .flatMap(value -> value.freeSection().optional("data"))
                        .orElse(null);
        if (data == null) {
            return masses;
        }
        List<DocumentValue> levels = data.list();
        if (levels.size() > MOST_LEVELS) {
            throw data.problem(
                    "must hold at most %d lists".formatted(MOST_LEVELS),
                    "list i stands for 2^i rows a value; is this a sketch?");
        }
        double weight = 1;
        for (DocumentValue level : levels) {
            for (DocumentValue item : level.list()) {
                double value = item.number();
                masses.add(new Mass(value, value, weight));
            }
            weight *= 2;
        }
        masses.sort(Comparator.comparingDouble(Mass::from));
        return masses;
    }

    private static List<Mass> buckets(DocumentSection kll) {
        List<Mass> masses = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        for (DocumentValue item :
                kll.optional("buckets").map(DocumentValue::list).orElse(List.of())) {
            DocumentSection bucket = item.freeSection();
            DocumentValue lower = SageMakerStatisticsReader.field(bucket, "lower_bound");
            double from = lower.number();
            if (from < before) {
                throw lower.problem(
                        "must be at least the upper bound before it, " + before,
                        "put the buckets in ascending order");
            }
            before =
                    SageMakerStatisticsReader.field(bucket, "upper_bound")
                            .number("must be at least the lower bound", to -> to >= from);
            long rows =
                    SageMakerStatisticsReader.count(
                            SageMakerStatisticsReader.field(bucket, "count"));
            masses.add(new Mass(from, before, rows));
        }
        return masses;
    }

    private static double[] edges(List<Mass> buckets) {
        return buckets.stream()
                .flatMap(bucket -> Stream.of(bucket.from(), bucket.to()))
                .mapToDouble(Double::doubleValue)
                .distinct()
                .toArray();
    }

    /** Draws a value at the middle of every of so many equal shares of the rows. */
    private static double[] drawn(
            List<Mass> masses, double rows, long present, double min, double max) {
        int count = (int) Math.min(present, NumberSummary.MOST_VALUES);
        double[] drawn = new double[count];
        int at = 0;
        double below = 0;
        for (int i = 0; i < count; i++) {
            double rank = (i + 0.5) / count * rows;
            while (at < masses.size() - 1 && below + masses.get(at).rows() <= rank) {
                below += masses.get(at).rows();
                at++;
            }
            Mass mass = masses.get(at);
            double share = mass.rows() == 0 ? 0 : (rank - below) / mass.rows();
            double value = mass.from() + share * (mass.to() - mass.from());
            drawn[i] = Math.min(max, Math.max(min, value));
        }
        return drawn;
    }
}
