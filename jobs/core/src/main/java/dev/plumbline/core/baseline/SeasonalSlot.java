package dev.plumbline.core.baseline;

import dev.plumbline.core.evaluation.CoarseCells;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What the evaluation set held in one feature or output at each hour of the week.
 *
 * @param name of the feature or output
 * @param counts rows per bucket and group of {@link CoarseCells}
 * @param faults rows in no group, per bucket, by the reason; the missing always, of the others
 *     those that there were
 * @param spans how far windows of each length differ from what their hours hold, shortest first
 */
public record SeasonalSlot(
        String name, long[][] counts, SortedMap<FaultKind, long[]> faults, List<Span> spans) {
    /** Buckets without evaluation rows may hold this share of a window that is judged. */
    private static final double MOST_UNKNOWN = 0.05;

    /**
     * Dependence at one length of window, pooled over all buckets.
     *
     * @param millis length of the windows
     * @param dependence λ with windows − buckets degrees of freedom, so blocks is one more
     * @param faultLambda λ of rows in no group; NaN where an earlier release did not look
     */
    public record Span(long millis, Dependence dependence, double faultLambda) {
        /** Makes the span of an earlier release. */
        public Span(long millis, Dependence dependence) {
            this(millis, dependence, Double.NaN);
        }
    }

    /**
     * What a window is compared with: the distribution of its hours, in the window's proportions.
     *
     * @param counts per group, scaled to as many rows as the mixture is worth
     * @param dependence at the window's length
     */
    public record Reference(long[] counts, Dependence dependence) {
        /** Rows with a value. */
        public long present() {
            return LongStream.of(counts).sum();
        }
    }

    public SeasonalSlot {
        faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
        spans = spans.stream().sorted(Comparator.comparingLong(Span::millis)).toList();
    }

    /**
     * Returns what a window is compared with; empty if the evaluation set held next to nothing at
     * its hours.
     *
     * <p>A mixture Σ w p of buckets of m rows each varies like 1 / Σ (w² / m) rows of one bucket.
     */
    public Optional<Reference> reference(SeasonMix mix) {
        double known = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            known += present(bucket) > 0 ? mix.rows()[bucket] : 0;
        }
        if (known == 0 || known < (1 - MOST_UNKNOWN) * mix.total()) {
            return Optional.empty();
        }
        double[] weights = weights(mix, known);
        double worth = worth(weights);
        double[] shares = new double[counts[0].length];
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (weights[bucket] > 0) {
                long present = present(bucket);
                for (int group = 0; group < shares.length; group++) {
                    shares[group] += weights[bucket] * counts[bucket][group] / present;
                }
            }
        }
        return Optional.of(
                new Reference(scaled(shares, worth), span(mix.spanMillis()).dependence()));
    }

    /**
     * Returns how many rows of the window's hours had no proper value; empty if the evaluation set
     * held next to no rows there.
     */
    public Optional<SeasonalRates> rates(SeasonMix mix) {
        double[] weights = mix.rows().clone();
        double known = 0;
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] = rows(bucket) > 0 ? weights[bucket] : 0;
            known += weights[bucket];
        }
        if (known == 0 || known < (1 - MOST_UNKNOWN) * mix.total()) {
            return Optional.empty();
        }
        double variance = 0;
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] /= known * Math.max(1, rows(bucket));
            variance += weights[bucket] * weights[bucket] * rows(bucket);
        }
        long worth = Math.round(1 / variance);
        Map<FaultKind, Long> faulty = new EnumMap<>(FaultKind.class);
        faults.forEach((kind, perBucket) -> faulty.put(kind, mixed(perBucket, weights, worth)));
        Span span = span(mix.spanMillis());
        boolean isKnown = !Double.isNaN(span.faultLambda);
        return Optional.of(
                new SeasonalRates(
                        worth, faulty, isKnown ? span.faultLambda : span.dependence.lambda()));
    }

    private static long mixed(long[] perBucket, double[] weights, long rows) {
        double share = 0;
        for (int bucket = 0; bucket < weights.length; bucket++) {
            share += weights[bucket] * perBucket[bucket];
        }
        return share == 0 ? 0 : Math.max(1, Math.round(share * rows));
    }

    /** Rows of a bucket, with a proper value or without. */
    private long rows(int bucket) {
        long rows = present(bucket);
        for (long[] perBucket : faults.values()) {
            rows += perBucket[bucket];
        }
        return rows;
    }

    /** Shares of the window's values that its buckets are expected to give. */
    private double[] weights(SeasonMix mix, double known) {
        double[] weights = new double[counts.length];
        double total = 0;
        for (int bucket = 0; bucket < weights.length; bucket++) {
            double present = present(bucket);
            weights[bucket] =
                    present == 0 ? 0 : mix.rows()[bucket] / known * present / rows(bucket);
            total += weights[bucket];
        }
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] /= total;
        }
        return weights;
    }

    private double worth(double[] weights) {
        double variance = 0;
        for (int bucket = 0; bucket < weights.length; bucket++) {
            variance +=
                    weights[bucket] > 0 ? weights[bucket] * weights[bucket] / present(bucket) : 0;
        }
        return 1 / variance;
    }

    private static long[] scaled(double[] shares, double rows) {
        long[] scaled = new long[shares.length];
        for (int group = 0; group < shares.length; group++) {
            // what was held once must not look as if it never was
            scaled[group] = shares[group] == 0 ? 0 : Math.max(1, Math.round(shares[group] * rows));
        }
        return scaled;
    }

    private long present(int bucket) {
        return LongStream.of(counts[bucket]).sum();
    }

    /** Returns what is known of the greatest length that is not above a window's. */
    private Span span(long spanMillis) {
        Span found = spans.get(0);
        for (Span span : spans) {
            found = span.millis() <= spanMillis ? span : found;
        }
        return found;
    }

    /** Appends rows per bucket, the missing first, then per group. */
    public void writeCounts(BinaryWriter out) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            out.writeVarLong(faults.get(FaultKind.MISSING)[bucket]);
            for (long count : counts[bucket]) {
                out.writeVarLong(count);
            }
        }
    }

    /**
     * Reads what {@link #writeCounts} wrote.
     *
     * @param others rows in no group that are not missing
     * @throws IllegalArgumentException if there are more or fewer counts
     */
    public static SeasonalSlot readCounts(
            String name,
            int buckets,
            int groups,
            SortedMap<FaultKind, long[]> others,
            List<Span> spans,
            byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        long[][] counts = new long[buckets][groups];
        long[] missing = new long[buckets];
        try {
            for (int bucket = 0; bucket < buckets; bucket++) {
                missing[bucket] = in.readVarLong();
                for (int group = 0; group < groups; group++) {
                    counts[bucket][group] = in.readVarLong();
                }
            }
        } catch (IndexOutOfBoundsException cut) {
            throw new IllegalArgumentException(
                    "counts must be of %d buckets and %d groups, got fewer"
                            .formatted(buckets, groups),
                    cut);
        }
        if (!in.atEnd()) {
            throw new IllegalArgumentException(
                    "counts must be of %d buckets and %d groups, got more"
                            .formatted(buckets, groups));
        }
        SortedMap<FaultKind, long[]> faults = new TreeMap<>(others);
        faults.put(FaultKind.MISSING, missing);
        return new SeasonalSlot(name, counts, faults, spans);
    }

    void writeTo(BinaryWriter out) {
        out.writeText(name);
        out.writeVarLong(counts.length == 0 ? 0 : counts[0].length);
        writeCounts(out);
        out.writeVarLong(spans.size());
        for (Span span : spans) {
            out.writeLong(span.millis());
            out.writeDouble(span.dependence().lambda());
            out.writeDouble(span.dependence().blockRows());
            out.writeLong(span.dependence().blocks());
            // what an earlier release wrote keeps its digest
            if (!Double.isNaN(span.faultLambda)) {
                out.writeDouble(span.faultLambda);
            }
        }
        faults.forEach(
                (kind, perBucket) -> {
                    if (kind != FaultKind.MISSING) {
                        out.writeText(kind.text());
                        Arrays.stream(perBucket).forEach(out::writeVarLong);
                    }
                });
    }
}
