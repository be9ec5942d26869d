package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CoarserCells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts evaluation rows by the hour of the week, and by window how far its rows are from what its
 * hours hold. Memory is bounded by slots × (buckets × cells + windows), whatever the rows; the
 * order of rows does not show.
 */
final class SeasonCounter implements RowCounter {
    /** Features and outputs, and the label behind them if there is one. */
    private final List<SlotPlan> slots;

    private final boolean hasTarget;
    private final HourOfWeek calendar;
    private final long from;
    private final long to;
    private final List<SeasonWindows> windows = new ArrayList<>();
    private final long[] rows;

    /** Per slot, rows per bucket and cell. */
    private final int[][] counts;

    /** Per slot, rows in no cell by the reason and per bucket. */
    private final List<Map<FaultKind, long[]>> faults = new ArrayList<>();

    /** Rows mostly come hour after hour, and an hour's bucket is dear to find. */
    private long quarter = Long.MIN_VALUE;

    private int bucket;

    /** Cells of the row at hand, one per slot. */
    private final int[] cells;

    /**
     * Makes a counter.
     *
     * @param slots in the order of {@link Baseline#layout}
     * @param target the label; null where labels are not profiled
     * @param grids the windows whose dependence is wanted, at least one
     * @param from first event time of the evaluation set, inclusive
     * @param to end of it, exclusive
     */
    SeasonCounter(
            List<SlotPlan> slots,
            SlotPlan target,
            HourOfWeek calendar,
            List<SeasonWindows.Grid> grids,
            Instant from,
            Instant to) {
        this.slots = new ArrayList<>(slots);
        this.hasTarget = target != null;
        if (hasTarget) {
            this.slots.add(target);
        }
        this.cells = new int[this.slots.size()];
        this.calendar = calendar;
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
        this.rows = new long[calendar.buckets()];
        this.counts = new int[cells.length][];
        for (int slot = 0; slot < counts.length; slot++) {
            faults.add(new EnumMap<>(FaultKind.class));
            faults.get(slot).put(FaultKind.MISSING, new long[calendar.buckets()]);
            counts[slot] = new int[calendar.buckets() * cells(slot)];
        }
        grids.forEach(grid -> windows.add(new SeasonWindows(grid, this.slots)));
    }

    private int cells(int slot) {
        return slots.get(slot).bins().cells();
    }

    @Override
    public void add(CountedRow row) {
        int at = bucketOf(row.eventTimeMillis());
        rows[at]++;
        System.arraycopy(row.cells(), 0, cells, 0, features());
        if (hasTarget) {
            cells[features()] = row.targetCell();
        }
        for (int slot = 0; slot < cells.length; slot++) {
            if (cells[slot] != SlotCount.NONE) {
                counts[slot][at * cells(slot) + cells[slot]]++;
            } else if (slot < features()) {
                faults.get(slot)
                        .computeIfAbsent(fault(slot, row), kind -> new long[rows.length])[at]++;
            }
        }
        for (SeasonWindows window : windows) {
            window.add(row.eventTimeMillis(), at, cells);
        }
    }

    /** Slots before the label's. */
    private int features() {
        return hasTarget ? cells.length - 1 : cells.length;
    }

    private FaultKind fault(int slot, CountedRow row) {
        String name = slots.get(slot).name();
        Object value =
                switch (name) {
                    case Baseline.VALUE, Baseline.SCORE, Baseline.CLASS ->
                            BaselineCount.output(name, row.output());
                    default -> row.features().apply(name);
                };
        return Scalar.fault(value, slots.get(slot).bins());
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
        for (int slot = 0; slot < features(); slot++) {
            held.add(slot(slot, slots.get(slot).bins()));
        }
        return new Seasons(calendar, rows.clone(), held, hasTarget ? target() : null);
    }

    private SeasonalSlot target() {
        return slot(features(), slots.get(features()).bins());
    }

    /**
     * Returns the seasons of a segment whose rows alone were counted; empty if they are too few.
     *
     * @param own features and outputs that the segment is held to
     * @param labels of the segment; null where there are too few
     */
    Optional<Seasons> ofSegment(SegmentBaseline own, FeatureBaseline labels) {
        long needed = SegmentBaseline.ROWS_PER_HOUR * calendar.buckets();
        if (own.rows() < needed) {
            return Optional.empty();
        }
        List<SeasonalSlot> held = new ArrayList<>();
        Stream.concat(own.features().stream(), own.outputs().stream())
                .forEach(feature -> held.add(slot(slotOf(feature.name()), feature.bins())));
        boolean isEnough = labels != null && labels.profile().present() >= needed;
        SeasonalSlot target = isEnough ? slot(features(), labels.bins()) : null;
        return Optional.of(new Seasons(calendar, rows.clone(), held, target));
    }

    private int slotOf(String name) {
        int slot = 0;
        while (!slots.get(slot).name().equals(name)) {
            slot++;
        }
        return slot;
    }

    /** Bytes that this holds at most, about. */
    long mostBytes() {
        long bytes = 0;
        for (int[] ofSlot : counts) {
            bytes += (long) Integer.BYTES * ofSlot.length;
        }
        for (SeasonWindows window : windows) {
            bytes += window.mostBytes(to - from);
        }
        return bytes;
    }

    /**
     * Returns what a slot held.
     *
     * @param own cells that the slot's rows are held to, as fine as those that were counted or
     *     coarser
     */
    private SeasonalSlot slot(int slot, Bins own) {
        SlotPlan plan = slots.get(slot);
        BucketScores expected = new BucketScores(counts[slot], plan, rows);
        List<SeasonalSlot.Span> spans =
                windows.stream()
                        .map(
                                grid ->
                                        new SeasonalSlot.Span(
                                                grid.millis(),
                                                grid.dependence(slot, expected, from, to),
                                                grid.faultLambda(
                                                        slot, faultShares(slot), from, to)))
                        .toList();
        CoarseCells coarse =
                CoarseCells.of(
                        CoarserCells.fold(total(slot), plan.bins(), own),
                        CoarseCells.isOrdered(own));
        long[][] folded = new long[calendar.buckets()][];
        for (int at = 0; at < folded.length; at++) {
            folded[at] = coarse.fold(CoarserCells.fold(inBucket(slot, at), plan.bins(), own));
        }
        return new SeasonalSlot(plan.name(), folded, new TreeMap<>(faults.get(slot)), spans);
    }

    /** Share of rows in no cell, per bucket. */
    private double[] faultShares(int slot) {
        double[] shares = new double[rows.length];
        for (long[] perBucket : faults.get(slot).values()) {
            for (int at = 0; at < shares.length; at++) {
                shares[at] += rows[at] == 0 ? 0 : (double) perBucket[at] / rows[at];
            }
        }
        return shares;
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
