package dev.plumbline.kafka.codec;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Predictions, keyed by prediction id, so that a prediction and its label share a partition. */
public final class PredictionCodec implements RecordCodec<Prediction> {
    private final SingleObject<dev.plumbline.schema.Prediction> avro =
            new SingleObject<>(dev.plumbline.schema.Prediction.getClassSchema());

    @Override
    public byte[] encode(Prediction prediction) {
        Output output = prediction.output();
        return avro.encode(
                new dev.plumbline.schema.Prediction(
                        prediction.predictionId(),
                        prediction.model(),
                        prediction.modelVersion(),
                        dev.plumbline.schema.Role.valueOf(prediction.role().name()),
                        prediction.eventTime(),
                        prediction.entityId(),
                        new dev.plumbline.schema.Output(
                                output.value(),
                                output.score(),
                                output.classScores(),
                                output.predictedClass(),
                                output.quantiles()),
                        prediction.scoringLatencyMicros(),
                        prediction.traceParent(),
                        prediction.features()));
    }

    @Override
    public Prediction decode(byte[] value) throws UndecodableRecord {
        return avro.decode(value, PredictionCodec::toDomain);
    }

    /**
     * Decodes as a job does that knows nothing of plans: by Avro's own reader into the generated
     * class, which is forgotten. What a planned decoder is measured against.
     *
     * @return the number of features
     */
    public int decodeGenerated(byte[] value) throws IOException, UndecodableRecord {
        return avro.decodeTrusted(value).getFeatures().size();
    }

    public byte[] key(Prediction prediction) {
        return prediction.predictionId().getBytes(StandardCharsets.UTF_8);
    }

    private static Prediction toDomain(dev.plumbline.schema.Prediction read) {
        dev.plumbline.schema.Output output = read.getOutput();
        return new Prediction(
                read.getPredictionId(),
                read.getModel(),
                read.getModelVersion(),
                Role.valueOf(read.getRole().name()),
                read.getEventTime(),
                read.getEntityId(),
                new Output(
                        output.getValue(),
                        output.getScore(),
                        output.getClassScores(),
                        output.getPredictedClass(),
                        output.getQuantiles()),
                read.getScoringLatencyMicros(),
                read.getTraceParent(),
                read.getFeatures());
    }
}
