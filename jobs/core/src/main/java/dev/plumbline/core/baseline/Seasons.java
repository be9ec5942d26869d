package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.ProfileLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the evaluation set held at each hour of the week. It lies beside the baseline, which names
 * it by its digest: 200 features in 168 buckets take about two megabytes.
 *
 * @param rows evaluation rows per bucket
 * @param slots what each feature and output held, in the baseline's slot order
 * @param target what the labels were; null where none were evaluated, or by an earlier release
 * @param segments what those segments held that have enough rows, each in the slot order of its own
 *     baseline; they have none themselves
 */
public record Seasons(
        HourOfWeek calendar,
        long[] rows,
        List<SeasonalSlot> slots,
        SeasonalSlot target,
        SortedMap<String, Seasons> segments) {
    public static final long WEEK = Duration.ofDays(7).toMillis();

    private static final int TARGET = 1;
    private static final int SEGMENTS = 2;

    public Seasons {
        slots = List.copyOf(slots);
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }

    /** Makes seasons of the whole traffic. */
    public Seasons(
            HourOfWeek calendar, long[] rows, List<SeasonalSlot> slots, SeasonalSlot target) {
        this(calendar, rows, slots, target, new TreeMap<>());
    }

    /** Returns what is held to no hour: windows of whole weeks alone can be judged. */
    static Seasons none(HourOfWeek calendar) {
        return new Seasons(calendar, new long[calendar.buckets()], List.of());
    }

    /** Returns these seasons with those of segments, by id. */
    public Seasons with(SortedMap<String, Seasons> ofSegments) {
        return new Seasons(calendar, rows, slots, target, ofSegments);
    }

    /** Whether the hours of features and outputs are told apart. */
    public boolean hasSlots() {
        return !slots.isEmpty();
    }

    /** Makes seasons of features and outputs alone. */
    public Seasons(HourOfWeek calendar, long[] rows, List<SeasonalSlot> slots) {
        this(calendar, rows, slots, null, new TreeMap<>());
    }

    /** Refuses seasons of other features. */
    void requireFor(ProfileLayout layout) {
        List<String> names = slots.stream().map(SeasonalSlot::name).toList();
        List<String> expected = IntStream.range(0, layout.size()).mapToObj(layout::name).toList();
        if (!names.equals(expected)) {
            throw new IllegalArgumentException(
                    "the seasons must be of %s, got %s; build the baseline again"
                            .formatted(expected, names));
        }
    }

    /** Starts the mix of a window. */
    public SeasonMix.Builder mix() {
        return new SeasonMix.Builder(this);
    }

    /** Adds rows of a span to the buckets that it touches, in the proportions of the evaluation. */
    void spread(long from, long to, double rowsInSpan, double[] into) {
        double[] weights = new double[into.length];
        double[] hours = hours(from, to);
        double total = 0;
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] = hours[bucket] * rows[bucket] / daysOf(bucket);
            total += weights[bucket];
        }
        // nothing is known of these hours: they count by their length
        double[] shares = total > 0 ? weights : hours;
        double all = Arrays.stream(shares).sum();
        for (int bucket = 0; bucket < shares.length; bucket++) {
            into[bucket] += rowsInSpan * shares[bucket] / all;
        }
    }

    private double[] hours(long from, long to) {
        double[] hours = new double[rows.length];
        calendar.cut(from, to, (bucket, millis) -> hours[bucket] += millis);
        return hours;
    }

    /** Days of a week whose hour is counted in the bucket. */
    private int daysOf(int bucket) {
        if (rows.length == 168) {
            return 1;
        }
        return bucket < 24 ? 5 : 2;
    }

    /** Returns the SHA-256 of all that it holds, lower-case hexadecimal. */
    public String digest() {
        BinaryWriter out = new BinaryWriter(1 << 16);
        out.writeVarLong(calendar.buckets());
        out.writeText(calendar.zone().getId());
        writeTo(out);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void writeTo(BinaryWriter out) {
        for (long bucket : rows) {
            out.writeVarLong(bucket);
        }
        out.writeVarLong(slots.size());
        slots.forEach(slot -> slot.writeTo(out));
        if (target != null) {
            out.writeByte(TARGET);
            target.writeTo(out);
        }
        if (!segments.isEmpty()) {
            out.writeByte(SEGMENTS);
            out.writeVarLong(segments.size());
            segments.forEach(
                    (segment, held) -> {
                        out.writeText(segment);
                        held.writeTo(out);
                    });
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seasons seasons && digest().equals(seasons.digest());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }
}
