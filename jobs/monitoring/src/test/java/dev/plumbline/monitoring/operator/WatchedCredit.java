package dev.plumbline.monitoring.operator;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.flink.RawRecord;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/** A model of each task that is watched in every way there is, hourly, and its traffic. */
enum WatchedCredit {
    CLASSES(
            """
            task: binary
            prediction: {score: p, class: decided, classes: ["no", "yes"]}
            performance: [{metric: accuracy, enter: 1.3, exit: 1.2, windows: 2}]
            detectors: [ddm, adwin]
            fairness:
              protected: [sex]
              reference: {sex: m}
              limits: {disparate_impact: 0.8, true_positive_rate_difference: 0.1}
            """) {
        @Override
        Output output(double truth) {
            return Output.ofScore(truth, truth < 0.5 ? "no" : "yes");
        }

        @Override
        Object label(double truth, double chance) {
            return chance < truth ? "yes" : "no";
        }
    },
    NUMBERS(
            """
            task: regression
            prediction: {value: p}
            performance: [{metric: mae, enter: 1.3, exit: 1.2, windows: 2}]
            detectors: [page_hinkley, adwin]
            """) {
        @Override
        Output output(double truth) {
            return Output.ofValue(100 * truth);
        }

        @Override
        Object label(double truth, double chance) {
            return 100 * truth + 20 * chance - 10;
        }
    };

    static final int ROWS_AN_HOUR = 120;

    private static final long START = Published.START;
    private static final long HOUR = Published.HOUR;
    private static final String DOCUMENT =
            """
            model: credit
            time: {column: at}
            label: {column: repaid, delay: PT1H, horizon: PT6H, judgeAfter: PT2H}
            features: {sex: categorical, income: numeric}
            windows: [{span: PT1H}]
            segments: [sex]
            slices: {worst: 3}
            estimates: true
            lifetime: {}
            """;

    private final String ofTheTask;

    WatchedCredit(String ofTheTask) {
        this.ofTheTask = ofTheTask;
    }

    abstract Output output(double truth);

    abstract Object label(double truth, double chance);

    Monitor monitor() {
        return MonitorDocument.readText(DOCUMENT + ofTheTask, "monitor.yaml");
    }

    /** The same without a line of its document. */
    Monitor monitorWithout(String line) {
        return MonitorDocument.readText((DOCUMENT + ofTheTask).replace(line, ""), "monitor.yaml");
    }

    Baseline baseline(Monitor monitor, String version) {
        BaselineBuilder builder = new BaselineBuilder(monitor, version);
        for (int row = 0; row < 2_400; row++) {
            SplittableRandom random = new SplittableRandom(-1 - row);
            Prediction past = prediction(version, row, START - 30_000L * (2_400 - row), random);
            double truth = random.nextDouble();
            builder.add(
                    past.eventTime(), past.features(), output(truth), label(truth, chance(random)));
        }
        return builder.build();
    }

    private Prediction prediction(String version, long row, long time, SplittableRandom random) {
        return new Prediction(
                "id-" + row,
                "credit",
                version,
                Role.CHAMPION,
                Instant.ofEpochMilli(time),
                null,
                null,
                null,
                null,
                Map.of(
                        "sex",
                        random.nextBoolean() ? "f" : "m",
                        "income",
                        1_000 * random.nextDouble()));
    }

    private static double chance(SplittableRandom random) {
        return random.nextDouble();
    }

    /** A prediction at an event time, as it stands in its topic. */
    RawRecord prediction(String version, long row, long time) {
        SplittableRandom random = new SplittableRandom(row);
        Prediction blank = prediction(version, row, time, random);
        Prediction whole =
                new Prediction(
                        blank.predictionId(),
                        blank.model(),
                        blank.modelVersion(),
                        blank.role(),
                        blank.eventTime(),
                        null,
                        output(random.nextDouble()),
                        null,
                        null,
                        blank.features());
        return new RawRecord(
                "predictions", 0, row, time, time, new PredictionCodec().encode(whole));
    }

    /** What became known of it. */
    RawRecord label(long row, long knownAt) {
        SplittableRandom random = new SplittableRandom(row);
        prediction("", row, 0, random);
        double truth = random.nextDouble();
        Label label =
                new Label("id-" + row, Instant.ofEpochMilli(knownAt), label(truth, chance(random)));
        return new RawRecord("labels", 0, row, knownAt, knownAt, new LabelCodec().encode(label));
    }

    /** Sends the predictions of an hour and what becomes known of them. */
    void hour(JobInOneThread job, String version, int hour) throws Exception {
        rows(job, version, hour, 0, ROWS_AN_HOUR);
    }

    /** Sends some of an hour's predictions and what becomes known of them. */
    void rows(JobInOneThread job, String version, int hour, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            long row = (long) hour * ROWS_AN_HOUR + i;
            long time = START + hour * HOUR + i * (HOUR / ROWS_AN_HOUR);
            job.predict(prediction(version, row, time));
            // some come after their window is judged
            job.label(label(row, time + (i % 10 == 0 ? 4 * HOUR : HOUR)));
        }
        job.flush();
    }
}
