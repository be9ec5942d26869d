package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;

/** Writes what the evaluation set held in each slice. */
final class SliceReferencesWriter {
    private final JsonGenerator out;

    SliceReferencesWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(SliceReferences references) throws IOException {
        if (references.slices().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("slices");
        out.writeObjectFieldStart("lossDependence");
        JsonText.number(out, "lambda", references.losses().lambda());
        JsonText.number(out, "blockRows", references.losses().blockRows());
        out.writeNumberField("blocks", references.losses().blocks());
        out.writeEndObject();
        out.writeArrayFieldStart("held");
        for (SliceReference slice : references.slices()) {
            out.writeStartObject();
            out.writeStringField("slice", slice.slice());
            out.writeNumberField("rows", slice.rows());
            JsonText.number(out, "prediction", slice.prediction());
            JsonText.number(out, "predictionVariance", slice.predictionVariance());
            out.writeNumberField("labelled", slice.labelled());
            JsonText.number(out, "loss", slice.loss());
            JsonText.number(out, "lossVariance", slice.lossVariance());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
