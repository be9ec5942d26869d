package dev.plumbline.core.baseline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts evaluation rows by the hour of the week, and by window how far its rows are from what its
 * hours hold. Memory is bounded by slots × (buckets × cells + windows), whatever the rows; the
 * order of rows does not show.
 */
final class SeasonCounter implements RowCounter {
    private final List<SlotPlan> slots;
    private final HourOfWeek calendar;
    private final long from;
    private final long to;
    private final List<SeasonWindows> windows = new ArrayList<>();
    private final long[] rows;

    /** Per slot, rows per bucket and cell. */
    private final int[][] counts;

    /** Per slot and bucket. */
    private final long[][] missing;

    /** Rows mostly come hour after hour, and an hour's bucket is dear to find. */
    private long quarter = Long.MIN_VALUE;

    private int bucket;

    /**
     * Makes a counter.
     *
     * @param slots in the order of {@link Baseline#layout}
     * @param grids the windows whose dependence is wanted, at least one
     * @param from first event time of the evaluation set, inclusive
     * @param to end of it, exclusive
     */
    SeasonCounter(
            List<SlotPlan> slots,
            HourOfWeek calendar,
            List<SeasonWindows.Grid> grids,
            Instant from,
            Instant to) {
        this.slots = slots;
        this.calendar = calendar;
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
        this.rows = new long[calendar.buckets()];
        this.counts = new int[slots.size()][];
        this.missing = new long[slots.size()][calendar.buckets()];
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] = new int[calendar.buckets() * cells(slot)];
        }
        grids.forEach(grid -> windows.add(new SeasonWindows(grid, slots)));
    }

    private int cells(int slot) {
        return slots.get(slot).bins().cells();
    }

    @Override
    public void add(CountedRow row) {
        int at = bucketOf(row.eventTimeMillis());
        rows[at]++;
        for (int slot = 0; slot < counts.length; slot++) {
            int cell = row.cells()[slot];
            if (cell != SlotCount.NONE) {
                counts[slot][at * cells(slot) + cell]++;
            } else if (isMissing(row, slots.get(slot).name())) {
                missing[slot][at]++;
            }
        }
        for (SeasonWindows window : windows) {
            window.add(row.eventTimeMillis(), at, row.cells());
        }
    }

    private static boolean isMissing(CountedRow row, String name) {
        return switch (name) {
            case Baseline.VALUE -> row.output().value() == null;
            case Baseline.SCORE -> row.output().score() == null;
            case Baseline.CLASS -> row.output().predictedClass() == null;
            default -> row.features().apply(name) == null;
        };
    }

    @Override
    public Supplement into(Supplement supplement) {
        return supplement.toBuilder().seasons(SeasonsReference.to(seasons())).build();
    }

    private int bucketOf(long millis) {
        // offsets from UTC are whole quarters of an hour
        long found = Math.floorDiv(millis, HourOfWeek.HOUR / 4);
        if (found != quarter) {
            quarter = found;
            bucket = calendar.bucketOf(millis);
        }
        return bucket;
    }

    private Seasons seasons() {
        List<SeasonalSlot> held = new ArrayList<>();
        for (int slot = 0; slot < counts.length; slot++) {
            held.add(slot(slot));
        }
        return new Seasons(calendar, rows.clone(), held);
    }

    private SeasonalSlot slot(int slot) {
        SlotPlan plan = slots.get(slot);
        BucketScores expected = new BucketScores(counts[slot], plan);
        List<SeasonalSlot.Span> spans =
                windows.stream()
                        .map(
                                grid ->
                                        new SeasonalSlot.Span(
                                                grid.millis(),
                                                grid.dependence(slot, expected, from, to)))
                        .toList();
        CoarseCells coarse = CoarseCells.of(total(slot), CoarseCells.isOrdered(plan.bins()));
        long[][] folded = new long[calendar.buckets()][];
        for (int at = 0; at < folded.length; at++) {
            folded[at] = coarse.fold(inBucket(slot, at));
        }
        return new SeasonalSlot(plan.name(), folded, missing[slot], spans);
    }

    private long[] inBucket(int slot, int at) {
        long[] fine = new long[cells(slot)];
        for (int cell = 0; cell < fine.length; cell++) {
            fine[cell] = counts[slot][at * fine.length + cell];
        }
        return fine;
    }

    private long[] total(int slot) {
        long[] total = new long[cells(slot)];
        for (int i = 0; i < counts[slot].length; i++) {
            total[i % total.length] += counts[slot][i];
        }
        return total;
    }
}
