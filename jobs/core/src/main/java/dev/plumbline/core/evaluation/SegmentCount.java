package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts the rows of one segment. */
final class SegmentCount {
    private final BaselinePlan plan;
    private final List<SlotPlan> slots;
    private final ModelProfile profile;

    /** Per slot and window. */
    private final List<List<SegmentBlocks>> blocks = new ArrayList<>();

    private final List<SegmentBlocks> faults = new ArrayList<>();
    private final PerformanceCount performance;

    /** Null where labels are not profiled. */
    private final SegmentTarget target;

    /** Null where hours of the week are not told apart, or not those of this segment. */
    private final SeasonCounter seasons;

    SegmentCount(BaselinePlan plan, ProfileLayout layout, SeasonCounter seasons) {
        this.plan = plan;
        this.seasons = seasons;
        this.slots = new ArrayList<>(plan.features());
        slots.addAll(plan.outputs());
        this.profile = new ModelProfile(layout);
        slots.forEach(slot -> blocks.add(blocksOf(slot)));
        slots.forEach(slot -> faults.add(new SegmentBlocks(plan.blocks().first())));
        this.performance = new PerformanceCount(plan.monitor().task(), plan.classes(), plan.grid());
        this.target =
                plan.target() == null ? null : new SegmentTarget(plan.target(), plan.blocks());
    }

    void add(FeatureRow row, CountedRow counted) {
        profile.add(row);
        for (int slot = 0; slot < slots.size(); slot++) {
            int cell = counted.cells()[slot];
            faults.get(slot).add(counted.block(), cell == SlotCount.NONE ? 1 : 0);
            if (cell != SlotCount.NONE) {
                add(blocks.get(slot), counted, slots.get(slot), cell);
            }
        }
        if (counted.label() != null) {
            performance.add(counted.output(), counted.label());
        }
        if (target != null) {
            target.add(counted);
        }
        if (seasons != null) {
            seasons.add(counted);
        }
    }

    private List<SegmentBlocks> blocksOf(SlotPlan slot) {
        return plan.blocks().cuts().stream()
                .map(cut -> new SegmentBlocks(cut, slot.groups()))
                .toList();
    }

    private static void add(List<SegmentBlocks> windows, CountedRow row, SlotPlan slot, int cell) {
        for (int window = 0; window < windows.size(); window++) {
            windows.get(window).add(row.blocks()[window], slot.rankScore(cell), slot.group(cell));
        }
    }

    /**
     * Returns what the hours of the week held; empty if there are too few rows.
     *
     * @param own of this segment
     */
    Optional<Seasons> seasons(SegmentBaseline own) {
        return seasons == null ? Optional.empty() : seasons.ofSegment(own, target().orElse(null));
    }

    /** Returns what the segment's labels were; empty if there are too few. */
    Optional<FeatureBaseline> target() {
        return target != null && target.isEnough()
                ? Optional.of(target.baseline())
                : Optional.empty();
    }

    long rows() {
        return profile.rows();
    }

    /**
     * Returns the baseline of the segment.
     *
     * @param constant features that hold one value throughout it, so that there is nothing to hold
     *     a window to
     */
    SegmentBaseline baseline(String segment, Set<String> constant) {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!constant.contains(slots.get(slot).name())) {
                bins.put(slots.get(slot).name(), SegmentCells.of(profile.profile(slot)));
            }
        }
        ModelProfile small = profile.over(new ProfileLayout(bins));
        List<FeatureBaseline> features = new ArrayList<>();
        List<FeatureBaseline> outputs = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            int kept = small.layout().slotOf(slots.get(slot).name());
            if (kept >= 0) {
                List<FeatureBaseline> part = slot < plan.features().size() ? features : outputs;
                part.add(baseline(slot, small.profile(kept)));
            }
        }
        return new SegmentBaseline(
                segment, profile.rows(), features, outputs, performance.baseline());
    }

    private FeatureBaseline baseline(int slot, FeatureProfile counted) {
        FeatureProfile kept =
                counted instanceof NumericProfile numbers
                        ? NumericProfile.restore(
                                numbers.bins(),
                                numbers.totals().rounded(NumericCount.DIGITS_PER_SUM))
                        : counted;
        return new FeatureBaseline(
                slots.get(slot).name(),
                kept,
                blocks.get(slot).get(0).dependence(),
                slots.get(slot).importance(),
                slots.get(slot).required(),
                faults.get(slot).dependence().lambda(),
                plan.blocks().others(window -> blocks.get(slot).get(window).dependence()));
    }
}
