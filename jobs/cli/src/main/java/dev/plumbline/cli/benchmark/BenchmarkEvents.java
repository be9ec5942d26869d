package dev.plumbline.cli.benchmark;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Predictions of a binary model with 20 numeric and 5 categorical features, the same for every run
 * of one seed.
 */
final class BenchmarkEvents {
    static final String MODEL = "benchmark";
    static final String VERSION = "1";

    private static final long SEED = 42;
    private static final int NUMERIC = 20;
    private static final int CATEGORICAL = 5;
    private static final int CATEGORIES = 50;
    private static final int BASELINE_ROWS = 10_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LABEL_DELAY = Duration.ofMinutes(1);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double spacingMillis;

    /**
     * Makes the events of one hour.
     *
     * @param events how many, at least 1
     */
    BenchmarkEvents(long events) {
        this.spacingMillis = (double) Duration.ofHours(1).toMillis() / events;
    }

    Prediction prediction(long index) {
        double score = random.nextDouble();
        return new Prediction(
                id(index),
                MODEL,
                VERSION,
                Role.CHAMPION,
                time(index),
                null,
                Output.ofScore(score, score >= 0.5 ? "1" : "0"),
                null,
                null,
                features());
    }

    Label label(long index) {
        return new Label(id(index), time(index).plus(LABEL_DELAY), (long) random.nextInt(2));
    }

    private static String id(long index) {
        return String.format(Locale.ROOT, "request-%012d", index);
    }

    private Instant time(long index) {
        return START.plusMillis((long) (index * spacingMillis));
    }

    private Map<String, Object> features() {
        Map<String, Object> features = new LinkedHashMap<>();
        for (int i = 0; i < NUMERIC; i++) {
            // about normal, which is what most features are
            features.put(
                    numeric(i),
                    random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
        }
        for (int i = 0; i < CATEGORICAL; i++) {
            features.put(categorical(i), "value-" + random.nextInt(CATEGORIES));
        }
        return features;
    }

    private static String numeric(int i) {
        return "feature_number_" + i;
    }

    private static String categorical(int i) {
        return "category_" + i;
    }

    Baseline baseline(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, VERSION);
        for (int i = 0; i < BASELINE_ROWS; i++) {
            Prediction row = prediction(i);
            builder.add(row.eventTime(), row.features(), row.output(), (long) random.nextInt(2));
        }
        return builder.build();
    }

    static Monitor monitor() {
        List<FeatureSpec> features = new ArrayList<>();
        for (int i = 0; i < NUMERIC; i++) {
            features.add(new FeatureSpec(numeric(i), FeatureType.NUMERIC, 1));
        }
        for (int i = 0; i < CATEGORICAL; i++) {
            features.add(new FeatureSpec(categorical(i), FeatureType.CATEGORICAL, 1));
        }
        return new Monitor(
                MODEL,
                VERSION,
                Task.BINARY,
                new TimeSource(Clock.TIME, "time", "iso"),
                new PredictionColumns(null, "score", "class", List.of("0", "1")),
                new LabelSpec("label", LABEL_DELAY, Duration.ofMinutes(10), Duration.ofMinutes(10)),
                features,
                List.of(
                        WindowSpec.ofSpan(Duration.ofMinutes(5), Instant.EPOCH),
                        WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH)),
                List.of(),
                Sensitivity.DEFAULT,
                List.of(),
                AlertSpec.DEFAULT,
                null);
    }
}
