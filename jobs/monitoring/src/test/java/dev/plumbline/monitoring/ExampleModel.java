package dev.plumbline.monitoring;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A regression with four numeric and two categorical features. Every row is a function of the
 * version and the row's number, so that two runs see the same traffic.
 */
public record ExampleModel(Monitor monitor, String version) {
    public static final Instant START = Instant.parse("2024-03-04T00:00:00Z");
    public static final Duration HOUR = Duration.ofHours(1);

    private static final int EVALUATION_ROWS = 2_400;
    private static final List<String> WEATHER = List.of("clear", "mist", "rain");
    private static final String DOCUMENT =
            """
            model: %s
            task: regression
            time: {column: time, format: iso}
            prediction: {value: prediction}
            label: {column: label, delay: PT2H, horizon: %s, judgeAfter: %s}
            features:
              temp: numeric
              hum: numeric
              wind: numeric
              hour: numeric
              season: categorical
              weather: categorical
            windows: %s
            segments: %s
            performance:
              - {metric: rmse, enter: 1.2, exit: 1.1, windows: 2}
            retraining: {mode: request, cooldown: PT12H, trainOn: P1D}
            """;

    /** How a model is watched: hourly unless the windows say otherwise. */
    public static Monitor monitor(String model, String windows, String segments) {
        return monitor(model, windows, segments, "PT6H", "PT3H");
    }

    public static Monitor monitor(
            String model, String windows, String segments, String horizon, String judgeAfter) {
        String document = DOCUMENT.formatted(model, horizon, judgeAfter, windows, segments);
        return MonitorDocument.readText(document, "monitor.yaml", Map.of());
    }

    public static ExampleModel hourly(String model, String version) {
        return new ExampleModel(monitor(model, "[{span: PT1H}]", "[]"), version);
    }

    public Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(monitor, version);
        for (int row = 0; row < EVALUATION_ROWS; row++) {
            Prediction past = prediction(-1 - row, START.minusSeconds(180L * (row + 1)), 0);
            builder.add(past.eventTime(), past.features(), past.output(), label(past, 0).label());
        }
        return builder.build();
    }

    /**
     * Makes one prediction.
     *
     * @param shift how far the temperature lies above that of the evaluation, in degrees
     */
    public Prediction prediction(long row, Instant time, double shift) {
        SplittableRandom random = new SplittableRandom(31 * row + version.hashCode());
        double temp = 15 + 5 * gaussian(random) + shift;
        double hum = random.nextDouble();
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("temp", temp);
        features.put("hum", hum);
        features.put("wind", random.nextInt(20) == 0 ? null : (Object) (10 * random.nextDouble()));
        features.put("hour", time.getEpochSecond() / 3600 % 24);
        features.put("season", "season-" + random.nextInt(4));
        features.put("weather", WEATHER.get(random.nextInt(WEATHER.size())));
        return new Prediction(
                monitor.model() + "-" + row,
                monitor.model(),
                version,
                Role.CHAMPION,
                time,
                null,
                Output.ofValue(100 + 5 * temp - 20 * hum),
                null,
                null,
                features);
    }

    /**
     * Tells what came true, two hours later.
     *
     * @param bias how far the model is wrong beside its noise
     */
    public Label label(Prediction prediction, double bias) {
        SplittableRandom random = new SplittableRandom(prediction.predictionId().hashCode());
        return new Label(
                prediction.predictionId(),
                prediction.eventTime().plus(HOUR.multipliedBy(2)),
                prediction.output().value() + bias + 10 * gaussian(random));
    }

    private static double gaussian(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }
}
