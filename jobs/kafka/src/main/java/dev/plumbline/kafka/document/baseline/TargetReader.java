package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.List;
import java.util.TreeMap;

/** Reads what {@link TargetWriter} wrote. */
final class TargetReader {
    private TargetReader() {}

    static TargetReference target(DocumentValue value) {
        DocumentSection section = value.section("labels", "segments");
        TreeMap<String, FeatureBaseline> segments = new TreeMap<>();
        section.optional("segments")
                .ifPresent(list -> list.list().forEach(item -> add(segments, item)));
        return new TargetReference(labels(section), segments);
    }

    private static void add(TreeMap<String, FeatureBaseline> segments, DocumentValue item) {
        DocumentSection section = item.section("segment", "labels");
        segments.put(BaselineReader.field(section, "segment").name(), labels(section));
    }

    private static FeatureBaseline labels(DocumentSection section) {
        List<FeatureBaseline> labels = new BaselineReader(section).features("labels");
        if (labels.size() != 1 || !labels.get(0).name().equals(TargetReference.NAME)) {
            throw BaselineReader.field(section, "labels")
                    .problem(
                            "must hold one distribution, named " + TargetReference.NAME,
                            "build the baseline again");
        }
        return labels.get(0);
    }
}
