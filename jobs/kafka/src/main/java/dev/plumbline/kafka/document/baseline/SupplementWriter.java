package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;

/** Writes the parts of a baseline that are there, into an object that is already open. */
final class SupplementWriter {
    private final JsonGenerator out;

    SupplementWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Supplement supplement) throws IOException {
        new SegmentBaselinesWriter(out).write(supplement.segments());
        if (supplement.thresholds() != null) {
            new ThresholdsWriter(out).write(supplement.thresholds());
        }
        if (supplement.seasons() != null) {
            new SeasonsWriter(out).reference(supplement.seasons());
        }
        new NamedReferenceWriter(out).write(supplement.named());
        new SliceReferencesWriter(out).write(supplement.slices());
        if (supplement.reconstruction() != null) {
            new ReconstructionWriter(out).write(supplement.reconstruction());
        }
        if (supplement.risk() != null) {
            out.writeObjectFieldStart("risk");
            JsonText.number(out, "losses", supplement.risk().lossSum());
            out.writeNumberField("rows", supplement.risk().rows());
            JsonText.number(out, "designEffect", supplement.risk().designEffect());
            if (supplement.risk().bounded() != null) {
                JsonText.number(out, "cap", supplement.risk().bounded().cap());
            }
            out.writeEndObject();
        }
        new EstimatesWriter(out).write(supplement.estimates());
        if (supplement.detectors() != null) {
            new DetectorReferenceWriter(out).write(supplement.detectors());
        }
        if (supplement.target() != null) {
            new TargetWriter(out).write(supplement.target());
        }
        DependenceDocument.write(out, supplement.blocks());
    }
}
