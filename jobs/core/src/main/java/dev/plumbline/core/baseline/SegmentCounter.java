package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.segment.Segments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the rows of each segment that a monitor declares. Memory: per segment a profile and 16
 * bytes per feature and block.
 */
final class SegmentCounter implements RowCounter {
    private final int features;
    private final FeatureRow row;
    private final Segments segments;
    private final Map<String, SegmentCount> counts = new LinkedHashMap<>();

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
                .forEach(name -> counts.put(name, new SegmentCount(plan, layout)));
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
        return supplement.toBuilder()
                .target(targets(supplement.target()))
                .segments(
                        counts.entrySet().stream()
                                .filter(
                                        entry ->
                                                entry.getValue().rows()
                                                        >= SegmentBaseline.FEWEST_ROWS)
                                .map(
                                        entry ->
                                                entry.getValue()
                                                        .baseline(
                                                                entry.getKey(),
                                                                segments.constant(entry.getKey())))
                                .toList())
                .build();
    }
}
