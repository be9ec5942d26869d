package dev.plumbline.inference.operator;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.inference.runtime.ModelLoader;
import dev.plumbline.inference.serving.Answer;
import dev.plumbline.inference.serving.PlanLoader;
import dev.plumbline.inference.serving.ScoringBatch;
import dev.plumbline.inference.serving.ServingPlan;
import dev.plumbline.inference.serving.ServingPlans;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.FeatureCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.record.ErrorClass;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Turns feature records into predictions, a batch at a time. It holds no state: whatever waits is
 * scored before a watermark, a barrier or the end passes by. Features of the source BATCH ask for
 * no prediction and are only counted: they are not yet joined to those that do.
 */
final class ScoreFeatures extends AbstractStreamOperator<OutputRecord>
        implements OneInputStreamOperator<RawRecord, OutputRecord>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final ScoringSettings settings;
    private final ControlViewFactory control;
    private final OutputTag<OutputRecord> notices;
    private final DeadLetters deadLetters;

    private transient FeatureCodec features;
    private transient PredictionCodec predictions;
    private transient AlertEpisodeCodec alerts;
    private transient ScoringBatch<RawRecord> batch;
    private transient ExecutorService background;
    private transient ServedModels models;
    private transient long watermark;
    private transient boolean flushScheduled;
    private transient Counter predictionCount;
    private transient Counter deadLetterCount;
    private transient Counter ignoredBatchCount;
    private transient Counter refusalCount;

    ScoreFeatures(
            StreamOperatorParameters<OutputRecord> parameters,
            ScoringSettings settings,
            ControlViewFactory control,
            OutputTag<OutputRecord> notices) {
        super(parameters);
        this.settings = settings;
        this.control = control;
        this.notices = notices;
        this.deadLetters =
                settings.keepPayloads()
                        ? DeadLetters.withPayload(settings.topics().deadLetters())
                        : DeadLetters.redacted(settings.topics().deadLetters());
    }

    @Override
    public void open() throws Exception {
        super.open();
        features = new FeatureCodec();
        predictions = new PredictionCodec();
        alerts = new AlertEpisodeCodec();
        batch = new ScoringBatch<>(settings.batchRows());
        watermark = Long.MIN_VALUE;
        predictionCount = getMetricGroup().counter("predictions");
        deadLetterCount = getMetricGroup().counter("deadLetters");
        ignoredBatchCount = getMetricGroup().counter("ignoredBatchFeatures");
        refusalCount = getMetricGroup().counter("deploymentAlerts");
        background = Executors.newSingleThreadExecutor(ScoreFeatures::loaderThread);
        ModelLoader loader = new ModelLoader(settings.modelFolders(), settings.batchRows());
        ServingPlans plans = new ServingPlans(new PlanLoader(loader), background);
        models = new ServedModels(control.open(), plans, settings.controlRefresh(), this::flush);
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        RawRecord raw = element.getValue();
        try {
            FeatureRecord record = decode(raw);
            if (record.source() == FeatureRecord.Source.BATCH) {
                ignoredBatchCount.inc();
                return;
            }
            batch.add(raw, record, plansFor(record));
        } catch (UndecodableRecord e) {
            reject(raw, e);
            return;
        }
        if (batch.isFull()) {
            flush();
        } else {
            scheduleFlush();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        flush();
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flush();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void endInput() {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (models != null) {
            models.close();
        }
        if (background != null) {
            background.shutdown();
        }
        super.close();
    }

    private FeatureRecord decode(RawRecord raw) throws UndecodableRecord {
        if (EventTimeWatermarks.isFuture(raw, settings.maxAhead())) {
            throw EventTimeWatermarks.futureTime(raw, settings.maxAhead());
        }
        return features.decode(raw.value());
    }

    private List<ServingPlan> plansFor(FeatureRecord record) throws UndecodableRecord {
        List<ServingPlan> plans = models.plansFor(record, watermark);
        if (plans.isEmpty()) {
            emitEpisodes();
            throw new UndecodableRecord(
                    ErrorClass.SCORING_FAILED,
                    "a deployment of %s must be effective at the record's event time; deploy one"
                            .formatted(
                                    record.model() == null
                                            ? "some model"
                                            : "model '" + record.model() + "'"));
        }
        return plans;
    }

    private void flush() {
        batch.flush(this::emit);
        emitEpisodes();
    }

    private void scheduleFlush() {
        if (flushScheduled) {
            return;
        }
        flushScheduled = true;
        long due =
                processingTimeService.getCurrentProcessingTime() + settings.flushAfter().toMillis();
        processingTimeService.registerTimer(
                due,
                now -> {
                    flushScheduled = false;
                    flush();
                });
    }

    private void emit(RawRecord raw, List<Answer> answers) {
        List<String> failures = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.failure() != null) {
                failures.add(answer.failure());
                continue;
            }
            Prediction prediction = answer.prediction(settings.recordLatency());
            byte[] value = predictions.encode(prediction);
            String topic = settings.topics().predictions();
            predictionCount.inc();
            output.collect(
                    new StreamRecord<>(
                            OutputRecord.now(topic, predictions.key(prediction), value),
                            raw.eventTime()));
        }
        if (!failures.isEmpty()) {
            String reason = String.join("; ", failures);
            reject(raw, new UndecodableRecord(ErrorClass.SCORING_FAILED, reason));
        }
    }

    private void reject(RawRecord raw, UndecodableRecord reason) {
        deadLetterCount.inc();
        output.collect(notices, new StreamRecord<>(deadLetters.of(raw, reason)));
    }

    private void emitEpisodes() {
        // a refresh flushes before the models that make episodes are in place
        List<AlertEpisode> episodes = models == null ? List.of() : models.drainEpisodes();
        for (AlertEpisode episode : episodes) {
            LOG.warn("{} {}: {}", episode.rule(), episode.state(), episode.summary());
            refusalCount.inc();
            output.collect(
                    notices,
                    new StreamRecord<>(
                            OutputRecord.now(
                                    settings.topics().alerts(),
                                    alerts.key(episode),
                                    alerts.encode(episode))));
        }
    }

    private static Thread loaderThread(Runnable task) {
        Thread thread = new Thread(task, "model-loader");
        thread.setDaemon(true);
        return thread;
    }
}
