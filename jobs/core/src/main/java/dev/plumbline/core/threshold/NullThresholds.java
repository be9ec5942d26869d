package dev.plumbline.core.threshold;

import dev.plumbline.core.profile.BinaryWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From which value on a statistic is beyond chance, for every size of window, row count and level.
 *
 * <p>A level x per test is, for the F features of a statistic together, a = 1 − (1 − x)^F. The
 * surprise that the most surprising feature of a window reaches with probability a is read off
 * {@link ChanceTails#together}, and the value that goes with it off the feature's own tail.
 * Features that move together thus cost less than F tests, and what the exponential tail gets wrong
 * for one kind of feature is made good where it shows in the largest.
 *
 * @param evaluationRows rows of the evaluation set; larger windows have no threshold
 * @param rows of them in the bootstrap
 * @param blockRows rows that followed each other, at most, in a replicate
 * @param replicates how often baseline and window were put together anew
 * @param seed of the draws; the same seed and rows give the same thresholds
 * @param windowRows sizes of window, ascending; smaller ones have no threshold, and larger ones
 *     that of the largest
 * @param statistics by name of the measurement
 */
public record NullThresholds(
        long evaluationRows,
        int rows,
        int blockRows,
        int replicates,
        long seed,
        List<Integer> windowRows,
        Map<String, ChanceTails> statistics) {

    public NullThresholds {
        windowRows = List.copyOf(windowRows);
        statistics = Map.copyOf(statistics);
    }

    /**
     * A threshold, or why there is none.
     *
     * @param value null without one
     * @param reason null with one
     */
    public record Limit(Double value, String reason) {
        public static Limit of(double value) {
            return new Limit(value, null);
        }

        public static Limit none(String reason) {
            return new Limit(null, reason);
        }
    }

    /**
     * Asks from which value on a window's statistic is beyond chance.
     *
     * @param n rows of the window that hold a value
     * @param m rows of the baseline that do
     * @param level probability per test, above 0 and below 1
     * @param blocks behind the feature's λ, at least 2
     */
    public Limit limit(
            CellStatistic statistic, String feature, long n, long m, double level, int blocks) {
        ChanceTails tails = statistics.get(statistic.metric());
        if (tails == null) {
            return Limit.none(
                    "the baseline was built without a threshold for %s; build it with this monitor"
                            .formatted(statistic.metric()));
        }
        List<ExponentialTail> own = tails.features().get(feature);
        if (own == null) {
            return Limit.none(
                    "in the evaluation set it never moves, or without bound, so its chance is not known");
        }
        if (n < windowRows.get(0)) {
            return Limit.none(
                    "a threshold needs at least %d rows with a value, got %d"
                            .formatted(windowRows.get(0), n));
        }
        if (n > evaluationRows) {
            return Limit.none(
                    "the evaluation set holds %d rows, so chance in a window of %d is not known"
                            .formatted(evaluationRows, n));
        }
        double family = -Math.expm1(tails.features().size() * Math.log1p(-level));
        double chance = chance(tails.together(), own, n, -Math.log(family), blocks - 1.0);
        return Limit.of(statistic.scale().value(chance, (double) n * m / (n + m)));
    }

    /** Interpolates between sizes, in their logarithms. */
    private double chance(
            List<ExponentialTail> together,
            List<ExponentialTail> own,
            long n,
            double surprise,
            double degreesOfFreedom) {
        int upper = 0;
        while (upper < windowRows.size() - 1 && windowRows.get(upper) < n) {
            upper++;
        }
        double above = at(upper, together, own, surprise, degreesOfFreedom);
        if (upper == 0 || n >= windowRows.get(upper)) {
            return above;
        }
        int lower = upper - 1;
        double below = at(lower, together, own, surprise, degreesOfFreedom);
        double share =
                Math.log((double) n / windowRows.get(lower))
                        / Math.log((double) windowRows.get(upper) / windowRows.get(lower));
        return below * Math.pow(above / below, share);
    }

    private static double at(
            int size,
            List<ExponentialTail> together,
            List<ExponentialTail> own,
            double surprise,
            double degreesOfFreedom) {
        double chance = own.get(size).at(together.get(size).at(surprise), degreesOfFreedom);
        // at levels above a tenth the line may fall below 0, where no statistic is
        return Math.max(Double.MIN_NORMAL, chance);
    }

    /** Appends all of it, for a digest. */
    public void writeTo(BinaryWriter out) {
        out.writeLong(evaluationRows);
        out.writeLong(rows);
        out.writeLong(blockRows);
        out.writeLong(replicates);
        out.writeLong(seed);
        out.writeVarLong(windowRows.size());
        windowRows.forEach(out::writeVarLong);
        new TreeMap<>(statistics)
                .forEach(
                        (name, tails) -> {
                            out.writeText(name);
                            write(out, tails.together());
                            new TreeMap<>(tails.features())
                                    .forEach(
                                            (feature, own) -> {
                                                out.writeText(feature);
                                                write(out, own);
                                            });
                        });
    }

    private static void write(BinaryWriter out, List<ExponentialTail> tails) {
        for (ExponentialTail tail : tails) {
            out.writeDouble(tail.start());
            out.writeDouble(tail.excess());
        }
    }
}
