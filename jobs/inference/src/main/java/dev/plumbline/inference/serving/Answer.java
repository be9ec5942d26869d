package dev.plumbline.inference.serving;

import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.serving.Variant;

/** What one variant answers to one record; settled once, with an output or a reason. */
public final class Answer {
    private final String model;
    private final Variant variant;
    private final FeatureRecord record;
    private Output output;
    private long micros;
    private String failure;

    Answer(String model, Variant variant, FeatureRecord record) {
        this.model = model;
        this.variant = variant;
        this.record = record;
    }

    FeatureRecord record() {
        return record;
    }

    void succeed(Output found, long scoringMicros) {
        output = found;
        micros = scoringMicros;
    }

    void fail(String reason) {
        failure = "model %s version %s: %s".formatted(model, variant.version(), reason);
    }

    /** Returns why there is no prediction, without feature values; null if there is one. */
    public String failure() {
        return failure;
    }

    /**
     * Returns the prediction of a successful answer.
     *
     * @param withLatency whether to state the scoring time, which no two runs share
     */
    public Prediction prediction(boolean withLatency) {
        return new Prediction(
                PredictionId.of(record, model),
                model,
                variant.version(),
                variant.role(),
                record.eventTime(),
                record.entityId(),
                output,
                withLatency ? micros : null,
                record.traceParent(),
                record.features());
    }
}
