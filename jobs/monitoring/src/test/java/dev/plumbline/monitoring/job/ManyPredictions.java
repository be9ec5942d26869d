package dev.plumbline.monitoring.job;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A day of a binary model whose labels all become known three days later and are awaited for a
 * month.
 *
 * @param count predictions of the day, in order of their times
 */
record ManyPredictions(KafkaSettings kafka, Topics topics, int count) {
    static final String MODEL = "credit";

    private static final Instant START = Instant.parse("2024-03-04T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int EVALUATION_ROWS = 2_400;
    private static final Monitor MONITOR =
            MonitorDocument.readText(
                    """
                    model: credit
                    task: binary
                    time: {column: at}
                    prediction: {score: p, class: approved, classes: ["no", "yes"]}
                    label: {column: repaid, delay: P3D, horizon: P30D, judgeAfter: P4D}
                    features: {sex: categorical, income: numeric}
                    windows: [{span: PT1H}]
                    """,
                    "monitor.yaml");

    void publish() {
        try (ControlPublisher publisher = new ControlPublisher(kafka, topics)) {
            publisher.publish(ControlPublisher.messageOf(MONITOR, 1, Instant.EPOCH));
            publisher.publish(ControlPublisher.messageOf(baseline(), 1, Instant.EPOCH));
        }
    }

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int row = 1; row <= EVALUATION_ROWS; row++) {
            Prediction past = prediction(-row, START.minusSeconds(30L * row));
            builder.add(past.eventTime(), past.features(), past.output(), repaid(-row));
        }
        return builder.build();
    }

    /** Sends all predictions; returns the event time that the job reaches by them. */
    Instant sendPredictions() {
        PredictionCodec codec = new PredictionCodec();
        send(topics.predictions(), row -> codec.encode(prediction(row, time(row))));
        return sendClock(25);
    }

    /** Sends all labels and the end; returns the event time that the job reaches by them. */
    Instant sendLabels() {
        LabelCodec codec = new LabelCodec();
        send(
                topics.labels(),
                row ->
                        codec.encode(
                                new Label(
                                        id(row),
                                        time(row).plus(DAY.multipliedBy(3)),
                                        repaid(row))));
        return sendClock(24 * 40);
    }

    /**
     * Moves event time to some hours after the first prediction; returns where the job gets by
     * that.
     */
    Instant sendClock(int hours) {
        Instant time = START.plus(Duration.ofHours(hours));
        ExampleModel clock = ExampleModel.hourly("clock", "1");
        byte[] prediction = new PredictionCodec().encode(clock.prediction(0, time, 0));
        byte[] label = new LabelCodec().encode(new Label("nobody", time, 1.0));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer("clock"))) {
            for (int partition = 0; partition < Traffic.PARTITIONS; partition++) {
                producer.send(
                        new ProducerRecord<>(topics.predictions(), partition, null, prediction));
                producer.send(new ProducerRecord<>(topics.labels(), partition, null, label));
            }
        }
        return time.minusMillis(Traffic.OUT_OF_ORDERNESS);
    }

    private void send(String topic, IntFunction<byte[]> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer("predictions"))) {
            for (int row = 0; row < count; row++) {
                producer.send(
                        new ProducerRecord<>(
                                topic, row % Traffic.PARTITIONS, null, records.apply(row)));
            }
        }
    }

    private Instant time(int row) {
        return START.plusMillis(DAY.toMillis() * row / count);
    }

    /** As long as a random one, and as little in order. */
    private static String id(int row) {
        SplittableRandom random = new SplittableRandom(row);
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Prediction prediction(int row, Instant time) {
        SplittableRandom random = new SplittableRandom(row);
        double score = random.nextDouble();
        return new Prediction(
                id(row),
                MODEL,
                "1",
                Role.CHAMPION,
                time,
                null,
                Output.ofScore(score, score < 0.5 ? "no" : "yes"),
                null,
                null,
                Map.of(
                        "sex",
                        random.nextBoolean() ? "f" : "m",
                        "income",
                        1_000 * random.nextDouble()));
    }

    private static String repaid(int row) {
        SplittableRandom random = new SplittableRandom(row);
        return random.nextDouble() < random.nextDouble() ? "no" : "yes";
    }
}
