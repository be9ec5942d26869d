package dev.plumbline.kafka.document;

import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.baseline.Supplement;
import java.util.List;

/** Reads what {@link SupplementWriter} wrote. */
final class SupplementReader {
    /** The keys of a baseline that this reads. */
    static final List<String> KEYS =
            List.of(
                    "segments",
                    ThresholdsWriter.KEY,
                    "seasons",
                    NamedReferenceReader.KEY,
                    "slices");

    private final DocumentSection root;

    SupplementReader(DocumentSection root) {
        this.root = root;
    }

    Supplement supplement() {
        return Supplement.NONE
                .withSegments(new SegmentBaselinesReader(root).segments())
                .withThresholds(
                        root.optional(ThresholdsWriter.KEY)
                                .map(ThresholdsReader::read)
                                .orElse(null))
                .withSeasons(root.optional("seasons").map(SeasonsReader::reference).orElse(null))
                .withNamed(new NamedReferenceReader(root).named())
                .withSlices(
                        root.optional("slices")
                                .map(SliceReferencesReader::slices)
                                .orElse(SliceReferences.NONE));
    }
}
