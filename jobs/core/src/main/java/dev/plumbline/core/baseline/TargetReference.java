package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the labels of the evaluation set were, for target drift.
 *
 * @param labels of all labelled rows, named {@link #NAME}; numeric for a regression, else
 *     categorical
 * @param segments by the segment's name those of its own labelled rows, in cells between some of
 *     the whole's boundaries; only segments with enough of them
 */
public record TargetReference(FeatureBaseline labels, SortedMap<String, FeatureBaseline> segments) {
    /** Name under which the label is profiled. */
    public static final String NAME = "target";

    public TargetReference {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }

    /** Holds the labels of all rows alone. */
    public static TargetReference of(FeatureBaseline labels) {
        return new TargetReference(labels, new TreeMap<>());
    }

    /** Returns this with a segment's labels added, or replaced. */
    public TargetReference with(String segment, FeatureBaseline ofSegment) {
        TreeMap<String, FeatureBaseline> more = new TreeMap<>(segments);
        more.put(segment, ofSegment);
        return new TargetReference(labels, more);
    }

    /** Returns what labels of windows of a granularity are held to. */
    TargetReference at(String granularity) {
        TreeMap<String, FeatureBaseline> held = new TreeMap<>(segments);
        held.replaceAll((segment, own) -> own.at(granularity));
        return new TargetReference(labels.at(granularity), held);
    }

    void writeTo(BinaryWriter out) {
        BaselineContent.writeFeatures(out, List.of(labels));
        out.writeVarLong(segments.size());
        segments.forEach(
                (segment, ofSegment) -> {
                    out.writeText(segment);
                    BaselineContent.writeFeatures(out, List.of(ofSegment));
                });
    }
}
