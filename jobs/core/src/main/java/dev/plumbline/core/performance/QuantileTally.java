package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What labels say of predicted quantiles: losses by level, and how often the label lay between the
 * lowest and the highest. All counts are signed. At most {@link #MOST} levels and as many pairs are
 * kept: the first in their order, whatever the order of arrival.
 */
final class QuantileTally {
    private static final int MOST = 64;

    /** Levels are below this. */
    private static final int PAIR = 1 << 14;

    /** Σ loss, then Σ loss². */
    private static final int LOSS = 0;

    private static final int SQUARED_LOSS = 1;

    private final TreeMap<Integer, Held> levels = new TreeMap<>();
    private final TreeMap<Integer, Held> pairs = new TreeMap<>();

    /** Rows, hits among them, and sums of a loss. */
    static final class Held {
        private final CompensatedSums sums = new CompensatedSums(2);
        private long rows;
        private long hits;

        private void add(double loss, boolean hit, int sign) {
            rows += sign;
            hits += hit ? sign : 0;
            sums.add(LOSS, sign * loss);
            sums.add(SQUARED_LOSS, sign * (loss * loss));
        }

        long rows() {
            return rows;
        }

        /** At a level: labels at or below the quantile; of a pair: labels between both. */
        long hits() {
            return hits;
        }

        double loss() {
            return sums.get(LOSS);
        }

        double squaredLoss() {
            return sums.get(SQUARED_LOSS);
        }

        private boolean isZero() {
            return rows == 0 && hits == 0 && sums.isZero();
        }

        private void merge(Held other) {
            rows += other.rows;
            hits += other.hits;
            sums.merge(other.sums);
        }

        private void writeTo(BinaryWriter out) {
            out.writeSignedLong(rows);
            out.writeSignedLong(hits);
            sums.writeTo(out);
        }

        private void mergeFrom(BinaryReader in) {
            rows += in.readSignedLong();
            hits += in.readSignedLong();
            sums.mergeFrom(in);
        }
    }

    /** Adds or takes back one row. */
    void add(PredictedQuantiles quantiles, double label, int sign) {
        double actual = CompensatedSums.bounded(label);
        for (int at = 0; at < quantiles.size(); at++) {
            double level = (double) quantiles.level(at) / PredictedQuantiles.UNITS;
            double error = actual - CompensatedSums.bounded(quantiles.value(at));
            of(levels, quantiles.level(at))
                    .add(error >= 0 ? level * error : (level - 1) * error, error <= 0, sign);
        }
        int last = quantiles.size() - 1;
        if (last > 0) {
            double lower = CompensatedSums.bounded(quantiles.value(0));
            double upper = CompensatedSums.bounded(quantiles.value(last));
            of(pairs, quantiles.level(0) * PAIR + quantiles.level(last))
                    .add(upper - lower, lower <= actual && actual <= upper, sign);
        }
        cap();
    }

    private static Held of(TreeMap<Integer, Held> held, int key) {
        return held.computeIfAbsent(key, unknown -> new Held());
    }

    private void cap() {
        while (levels.size() > MOST) {
            levels.pollLastEntry();
        }
        while (pairs.size() > MOST) {
            pairs.pollLastEntry();
        }
    }

    /** By level in ten-thousandths. */
    SortedMap<Integer, Held> levels() {
        return levels;
    }

    /**
     * By pair ({@link #lower}, {@link #upper}); the loss is the distance between the two, and a hit
     * a label in it.
     */
    SortedMap<Integer, Held> pairs() {
        return pairs;
    }

    static double lower(int pair) {
        return (double) (pair / PAIR) / PredictedQuantiles.UNITS;
    }

    static double upper(int pair) {
        return (double) (pair % PAIR) / PredictedQuantiles.UNITS;
    }

    boolean isZero() {
        return levels.values().stream().allMatch(Held::isZero)
                && pairs.values().stream().allMatch(Held::isZero);
    }

    void merge(QuantileTally other) {
        other.levels.forEach((level, held) -> of(levels, level).merge(held));
        other.pairs.forEach((pair, held) -> of(pairs, pair).merge(held));
        cap();
    }

    void writeTo(BinaryWriter out) {
        write(levels, out);
        write(pairs, out);
    }

    private static void write(TreeMap<Integer, Held> held, BinaryWriter out) {
        out.writeVarLong(held.values().stream().filter(each -> !each.isZero()).count());
        held.forEach(
                (key, each) -> {
                    if (!each.isZero()) {
                        out.writeVarLong(key);
                        each.writeTo(out);
                    }
                });
    }

    void mergeFrom(BinaryReader in) {
        read(in, levels);
        read(in, pairs);
    }

    private static void read(BinaryReader in, TreeMap<Integer, Held> into) {
        for (long left = in.readVarLong(); left > 0; left--) {
            of(into, (int) in.readVarLong()).mergeFrom(in);
        }
    }
}
