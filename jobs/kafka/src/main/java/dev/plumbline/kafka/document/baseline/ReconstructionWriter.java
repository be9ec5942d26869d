package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.multivariate.PrincipalComponents;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Writes what rows are reconstructed by. */
final class ReconstructionWriter {
    private final JsonGenerator out;

    ReconstructionWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(ReconstructionModel model) throws IOException {
        PrincipalComponents components = model.components();
        out.writeObjectFieldStart(ReconstructionReader.KEY);
        out.writeArrayFieldStart("features");
        for (int i = 0; i < model.features().size(); i++) {
            out.writeStartObject();
            out.writeStringField("feature", model.features().get(i));
            JsonText.number(out, "mean", components.means()[i]);
            JsonText.number(out, "deviation", components.deviations()[i]);
            if (model.shares().get(i).length > 0) {
                out.writeFieldName("shares");
                numbers(model.shares().get(i));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("directions");
        for (double[] direction : components.directions()) {
            out.writeString(Base64.getEncoder().encodeToString(bytes(direction)));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static byte[] bytes(double[] direction) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * direction.length);
        for (double number : direction) {
            bytes.putFloat((float) number);
        }
        return bytes.array();
    }

    private void numbers(double[] numbers) throws IOException {
        out.writeStartArray();
        for (double number : numbers) {
            out.writeNumber(number);
        }
        out.writeEndArray();
    }
}
