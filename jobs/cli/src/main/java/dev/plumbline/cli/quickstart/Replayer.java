package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.FeatureCodec;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends a data set's rows step by step, each step only when the jobs have decided on what came
 * before, so that a fast replay decides exactly as the slow original would have.
 */
final class Replayer implements AutoCloseable {
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Dataset dataset;
    private final ReplayClock clock;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final DecisionReader decisions;
    private final TriggerAnswer answer;
    private final JobCheck jobs;
    private final FeatureCodec features = new FeatureCodec();
    private final PredictionCodec predictions = new PredictionCodec();
    private final LabelCodec labels = new LabelCodec();
    private final CountDownLatch ended = new CountDownLatch(1);
    private int nextRow;
    private int nextLabel;
    private long rowsSentTo = Long.MIN_VALUE;
    private long labelsSentTo = Long.MIN_VALUE;
    private volatile boolean begun;
    private volatile boolean closing;

    /** Acts on a trigger: from this event time on, things may change. */
    interface TriggerAnswer {
        void answer(RetrainingTrigger trigger, Instant effectiveFrom) throws Exception;
    }

    /** Fails if a job no longer runs, so that nobody waits for it. */
    interface JobCheck {
        void requireRunning() throws Exception;
    }

    Replayer(
            Dataset dataset,
            KafkaSettings settings,
            Topics topics,
            DecisionReader decisions,
            TriggerAnswer answer,
            JobCheck jobs) {
        this.dataset = dataset;
        this.clock = new ReplayClock(dataset.replayStart(), dataset.step());
        this.topics = topics;
        this.decisions = decisions;
        this.answer = answer;
        this.jobs = jobs;
        this.producer = new KafkaProducer<>(settings.producer("plumbline-replay"));
    }

    /**
     * Sends every row and every label.
     *
     * @throws CancellationException if the replay was closed meanwhile
     * @throws IllegalStateException if the jobs do not decide on what was sent
     */
    void run() throws Exception {
        begun = true;
        try {
            sendSteps();
        } finally {
            ended.countDown();
        }
    }

    private void sendSteps() throws Exception {
        List<Example> rows = dataset.replay();
        List<Example> byLabelTime = byLabelTime(rows);
        Instant lastLabel = byLabelTime.get(byLabelTime.size() - 1).labelKnownAt();
        int steps = clock.stepsTo(lastLabel.plus(Duration.ofMillis(1)));
        int rowSteps = clock.stepsTo(dataset.replayEnd());
        for (int k = 0; k < steps; k++) {
            // when the rows have ended event time stands still, and nothing is left to wait for
            if (k < rowSteps) {
                awaitDecisions(k);
            }
            requireOpen();
            send(rows, byLabelTime, clock.startOf(k + 1));
        }
        producer.flush();
    }

    /**
     * Labels of the rows before the replay go on to come, as they would: without them nothing would
     * tell how far the labels' event time is until the first row's own label is known, and no
     * decision would be made that the replay could wait for.
     */
    private List<Example> byLabelTime(List<Example> rows) {
        Stream<Example> before =
                dataset.history().stream()
                        .filter(row -> !row.labelKnownAt().isBefore(dataset.replayStart()));
        return Stream.concat(before, rows.stream())
                .sorted(Comparator.comparing(Example::labelKnownAt))
                .toList();
    }

    private void awaitDecisions(int k) throws Exception {
        long needed = clock.decidedBefore(k, Math.min(rowsSentTo, labelsSentTo));
        long begun = System.nanoTime();
        long lastCheck = begun;
        while (true) {
            requireOpen();
            decisions.poll();
            long decided = decisions.decidedUpTo();
            for (RetrainingTrigger trigger : decisions.takeTriggers()) {
                answer.answer(trigger, clock.firstUnsent(trigger.time(), k));
            }
            if (decided >= needed) {
                return;
            }
            if (System.nanoTime() - lastCheck > CHECK.toNanos()) {
                jobs.requireRunning();
                requireWithin(begun, needed, decided);
                lastCheck = System.nanoTime();
            }
        }
    }

    private void requireOpen() {
        if (closing) {
            throw new CancellationException("the replay was closed");
        }
    }

    private static void requireWithin(long begun, long needed, long decided) {
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
            throw new IllegalStateException(
                    "the jobs must decide on everything before %s within %s, but have decided up to %s only; the log has the details"
                            .formatted(
                                    Instant.ofEpochMilli(needed),
                                    PATIENCE,
                                    decided == Long.MIN_VALUE
                                            ? "nothing"
                                            : Instant.ofEpochMilli(decided)));
        }
    }

    private void send(List<Example> rows, List<Example> byLabelTime, Instant end) {
        for (; nextRow < rows.size() && rows.get(nextRow).eventTime().isBefore(end); nextRow++) {
            Example row = rows.get(nextRow);
            sendRow(row);
            rowsSentTo = Math.max(rowsSentTo, row.eventTime().toEpochMilli());
        }
        for (;
                nextLabel < byLabelTime.size()
                        && byLabelTime.get(nextLabel).labelKnownAt().isBefore(end);
                nextLabel++) {
            Example row = byLabelTime.get(nextLabel);
            send(
                    topics.labels(),
                    row.id(),
                    labels.encode(new Label(row.id(), row.labelKnownAt(), row.label())));
            labelsSentTo = Math.max(labelsSentTo, row.labelKnownAt().toEpochMilli());
        }
    }

    private void sendRow(Example row) {
        String model = dataset.monitor().model();
        if (row.output() == null) {
            send(
                    topics.features(),
                    row.entityId(),
                    features.encode(
                            new FeatureRecord(
                                    row.id(),
                                    model,
                                    row.entityId(),
                                    row.eventTime(),
                                    FeatureRecord.Source.STREAM,
                                    null,
                                    row.features())));
            return;
        }
        send(
                topics.predictions(),
                row.id(),
                predictions.encode(
                        new Prediction(
                                row.id(),
                                model,
                                "1",
                                Role.CHAMPION,
                                row.eventTime(),
                                row.entityId(),
                                row.output(),
                                null,
                                null,
                                row.features())));
    }

    private void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Ends the replay between two records, and only then closes what it sends with. */
    @Override
    public void close() {
        closing = true;
        if (begun) {
            awaitEnd();
        }
        producer.close(CLOSING);
    }

    private void awaitEnd() {
        try {
            ended.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
