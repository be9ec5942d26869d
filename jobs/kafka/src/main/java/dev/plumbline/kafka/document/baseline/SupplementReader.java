package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.BoundedError;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
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
                    "slices",
                    "risk",
                    EstimatesWriter.KEY,
                    ReconstructionReader.KEY,
                    DetectorReferenceWriter.KEY,
                    TargetWriter.KEY,
                    "blocks");

    private final DocumentSection root;

    SupplementReader(DocumentSection root) {
        this.root = root;
    }

    Supplement supplement() {
        return Supplement.builder()
                .segments(new SegmentBaselinesReader(root).segments())
                .thresholds(
                        root.optional(ThresholdsWriter.KEY)
                                .map(ThresholdsReader::read)
                                .orElse(null))
                .seasons(root.optional("seasons").map(SeasonsReader::reference).orElse(null))
                .named(new NamedReferenceReader(root).named())
                .slices(
                        root.optional("slices")
                                .map(SliceReferencesReader::slices)
                                .orElse(SliceReferences.NONE))
                .risk(root.optional("risk").map(SupplementReader::risk).orElse(null))
                .estimates(
                        root.optional(EstimatesWriter.KEY)
                                .map(EstimatesReader::estimates)
                                .orElse(EstimateReference.NONE))
                .reconstruction(
                        root.optional(ReconstructionReader.KEY)
                                .map(ReconstructionReader::model)
                                .orElse(null))
                .detectors(
                        root.optional(DetectorReferenceWriter.KEY)
                                .map(DetectorReferenceReader::reference)
                                .orElse(null))
                .target(root.optional(TargetWriter.KEY).map(TargetReader::target).orElse(null))
                .blocks(root.optional("blocks").map(DependenceDocument::choices).orElse(List.of()))
                .build();
    }

    private static BaselineRisk risk(DocumentValue value) {
        DocumentSection section = value.section("losses", "rows", "designEffect", "cap");
        long rows = BaselineReader.field(section, "rows").whole(1);
        return new BaselineRisk(
                BaselineReader.field(section, "losses")
                        .number(
                                "must be from 0 to the rows, %d".formatted(rows),
                                given -> given >= 0 && given <= rows),
                rows,
                BaselineReader.field(section, "designEffect")
                        .number("must be at least 1", given -> given >= 1),
                section.optional("cap")
                        .map(cap -> cap.number("must be at least 0", given -> given >= 0))
                        .map(BoundedError::new)
                        .orElse(null));
    }
}
