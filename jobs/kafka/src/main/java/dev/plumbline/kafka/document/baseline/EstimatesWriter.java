package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.Calibrator;
import dev.plumbline.core.estimation.LossModel;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;

/** Writes how performance is estimated without labels. */
final class EstimatesWriter {
    static final String KEY = "estimates";

    private final JsonGenerator out;

    EstimatesWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(EstimateReference estimates) throws IOException {
        if (estimates.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(KEY);
        if (!estimates.calibrator().isIdentity()) {
            out.writeObjectFieldStart("calibration");
            calibrator(estimates.calibrator());
        }
        if (!estimates.ofClasses().isEmpty()) {
            out.writeArrayFieldStart("classCalibrations");
            for (Calibrator ofClass : estimates.ofClasses()) {
                out.writeStartObject();
                calibrator(ofClass);
            }
            out.writeEndArray();
        }
        if (!estimates.models().isEmpty()) {
            out.writeArrayFieldStart("lossModels");
            for (LossModel model : estimates.models()) {
                out.writeBinary(model.toBytes());
            }
            out.writeEndArray();
        }
        out.writeArrayFieldStart("metrics");
        for (MetricReference reference : estimates.references()) {
            out.writeStartObject();
            out.writeStringField("metric", reference.metric().text());
            JsonText.number(out, "deviation", reference.deviation());
            JsonText.number(out, "share", reference.share());
            JsonText.number(out, "lowerThreshold", reference.lowerThreshold());
            JsonText.number(out, "upperThreshold", reference.upperThreshold());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void calibrator(Calibrator calibrator) throws IOException {
        JsonText.numbers(out, "scores", numbers(calibrator.scores()));
        JsonText.numbers(out, "probabilities", numbers(calibrator.probabilities()));
        out.writeEndObject();
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
