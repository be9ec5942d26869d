package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.segment.Segments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the rows of each segment that a monitor declares. Memory: per segment a profile and 16
 * bytes per feature and block.
 */
final class SegmentCounter implements RowCounter {
    private final int features;

    /** What segments may take to be told apart by the hour; the first declared come first. */
    private static final long MOST_SEASON_BYTES = 64 << 20;

    private final FeatureRow row;
    private final Segments segments;
    private final Map<String, SegmentCount> counts = new LinkedHashMap<>();
    private long seasonBytes;

    SegmentCounter(BaselinePlan plan) {
        this.features = plan.features().size();
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        plan.features().forEach(slot -> bins.put(slot.name(), slot.bins()));
        plan.outputs().forEach(slot -> bins.put(slot.name(), slot.bins()));
        ProfileLayout layout = new ProfileLayout(bins);
        this.row = new FeatureRow(layout);
        this.segments = new Segments(layout, plan.monitor().segments());
        segments.names().stream()
                .limit(SegmentBaseline.MOST)
                .forEach(name -> counts.put(name, new SegmentCount(plan, layout, seasons(plan))));
    }

    /** Null where hours are not told apart, or those of the segments before take all the room. */
    private SeasonCounter seasons(BaselinePlan plan) {
        Optional<SeasonCounter> found =
                seasonBytes > MOST_SEASON_BYTES ? Optional.empty() : plan.newSeasonCounter();
        seasonBytes += found.map(SeasonCounter::mostBytes).orElse(0L);
        return seasonBytes > MOST_SEASON_BYTES ? null : found.orElse(null);
    }

    @Override
    public void add(CountedRow counted) {
        read(counted);
        for (int i = 0; i < segments.count(); i++) {
            String segment = segments.of(row, i);
            SegmentCount count = segment == null ? null : counts.get(segment);
            if (count != null) {
                count.add(row, counted);
            }
        }
    }

    private void read(CountedRow counted) {
        for (int slot = 0; slot < row.layout().size(); slot++) {
            String name = row.layout().name(slot);
            row.value(
                    slot,
                    slot < features
                            ? counted.features().apply(name)
                            : BaselineCount.output(name, counted.output()));
        }
    }

    private TargetReference targets(TargetReference whole) {
        TargetReference targets = whole;
        for (Map.Entry<String, SegmentCount> entry : counts.entrySet()) {
            Optional<FeatureBaseline> labels = entry.getValue().target();
            if (labels.isPresent()) {
                targets = targets.with(entry.getKey(), labels.get());
            }
        }
        return targets;
    }

    @Override
    public Supplement into(Supplement supplement) {
        List<SegmentBaseline> enough =
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue().rows() >= SegmentBaseline.FEWEST_ROWS)
                        .map(
                                entry ->
                                        entry.getValue()
                                                .baseline(
                                                        entry.getKey(),
                                                        segments.constant(entry.getKey())))
                        .toList();
        return supplement.toBuilder()
                .target(targets(supplement.target()))
                .segments(enough)
                .seasons(seasons(supplement.seasons(), enough))
                .build();
    }

    private SeasonsReference seasons(SeasonsReference whole, List<SegmentBaseline> enough) {
        if (whole == null) {
            return null;
        }
        SortedMap<String, Seasons> found = new TreeMap<>();
        for (SegmentBaseline own : enough) {
            counts.get(own.segment()).seasons(own).ifPresent(of -> found.put(own.segment(), of));
        }
        return SeasonsReference.to(whole.content().with(found));
    }
}
