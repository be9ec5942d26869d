package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a baseline that only some monitors ask for; each is empty where none was asked.
 *
 * @param segments what the evaluation set held in each of the monitor's segments that has enough
 *     rows
 */
public record Supplement(List<SegmentBaseline> segments) {
    public static final Supplement NONE = new Supplement(List.of());

    private static final int SEGMENTS = 1;

    public Supplement {
        segments = List.copyOf(segments);
    }

    public Supplement withSegments(List<SegmentBaseline> found) {
        return new Supplement(found);
    }

    /** Returns what a segment is held to; empty if the evaluation set held too few rows of it. */
    public Optional<SegmentBaseline> segment(String name) {
        return segments.stream().filter(held -> held.segment().equals(name)).findFirst();
    }

    /** Appends every part that is there, so that baselines that differ in one have other ids. */
    void writeTo(BinaryWriter out) {
        // a baseline without any part keeps the id that it had before there were parts
        if (!segments.isEmpty()) {
            out.writeByte(SEGMENTS);
            out.writeVarLong(segments.size());
            segments.forEach(segment -> segment.writeTo(out));
        }
    }
}
