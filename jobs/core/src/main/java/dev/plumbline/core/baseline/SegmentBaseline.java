package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import java.util.List;

/**
 * What the evaluation set held in one segment. Its cells are some of the whole model's, so a window
 * counted in those serves both ({@link dev.plumbline.core.profile.ModelProfile#over}).
 *
 * @param segment its name ({@link dev.plumbline.core.segment.Segments})
 * @param rows evaluation rows in it, at least {@link #FEWEST_ROWS}
 * @param features those of the model but for the ones whose single category makes the segment
 * @param outputs those of the model, with the same exception
 * @param performance null if no evaluation row in it had a label
 */
public record SegmentBaseline(
        String segment,
        long rows,
        List<FeatureBaseline> features,
        List<FeatureBaseline> outputs,
        PerformanceBaseline performance) {
    /**
     * A segment of fewer evaluation rows is not held to them. 20 blocks, the fewest from which λ is
     * known, of 50 rows, the fewest for a verdict by default; each of the 10 cells of the deciding
     * test then expects 100 rows, and the smallest shift that a window of as many rows can show is
     * no more than √2 times the one against an endless evaluation set.
     */
    public static final int FEWEST_ROWS = 1000;

    /**
     * A segment of fewer rows for each hour of the week is not held to its hours: the fewest for a
     * verdict by default, so that what an hour is held to is no less than the least that is judged.
     */
    public static final int ROWS_PER_HOUR = 50;

    /** Most segments of one monitor that have a baseline; the first declared come first. */
    public static final int MOST = 50;

    public SegmentBaseline {
        features = List.copyOf(features);
        outputs = List.copyOf(outputs);
    }

    /** Returns what windows of the segment are held to, as if it were a model of its own. */
    public Baseline of(Baseline model) {
        return new Baseline(
                model.id(),
                model.model(),
                model.modelVersion(),
                model.task(),
                model.clock(),
                model.from(),
                model.to(),
                rows,
                features,
                outputs,
                model.classes(),
                performance,
                Supplement.builder().target(target(model)).seasons(seasons(model)).build());
    }

    /** Returns what its windows of a granularity are held to. */
    SegmentBaseline at(String granularity) {
        return new SegmentBaseline(
                segment,
                rows,
                features.stream().map(held -> held.at(granularity)).toList(),
                outputs.stream().map(held -> held.at(granularity)).toList(),
                performance);
    }

    private SeasonsReference seasons(Baseline model) {
        SeasonsReference whole = model.supplement().seasons();
        return whole == null ? null : whole.ofSegment(segment);
    }

    private TargetReference target(Baseline model) {
        TargetReference whole = model.supplement().target();
        FeatureBaseline own = whole == null ? null : whole.segments().get(segment);
        return own == null ? null : TargetReference.of(own);
    }

    void writeTo(BinaryWriter out) {
        out.writeText(segment);
        out.writeLong(rows);
        BaselineContent.writeFeatures(out, features);
        BaselineContent.writeFeatures(out, outputs);
        BaselineContent.writePerformance(out, performance);
    }
}
