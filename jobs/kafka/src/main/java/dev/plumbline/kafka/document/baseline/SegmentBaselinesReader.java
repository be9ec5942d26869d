package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link SegmentBaselinesWriter} wrote. */
final class SegmentBaselinesReader {
    private final DocumentSection root;

    SegmentBaselinesReader(DocumentSection root) {
        this.root = root;
    }

    List<SegmentBaseline> segments() {
        List<SegmentBaseline> segments = new ArrayList<>();
        root.optional("segments")
                .ifPresent(list -> list.list().forEach(item -> segments.add(segment(item))));
        return segments;
    }

    private static SegmentBaseline segment(DocumentValue item) {
        DocumentSection section =
                item.section("segment", "rows", "performance", "outputs", "features");
        // a reader of its own: features of one name stand in every segment
        BaselineReader parts = new BaselineReader(section);
        return new SegmentBaseline(
                BaselineReader.field(section, "segment").name(),
                BaselineReader.field(section, "rows").whole(0),
                parts.features("features"),
                parts.features("outputs"),
                section.optional("performance").map(BaselineReader::performance).orElse(null));
    }
}
