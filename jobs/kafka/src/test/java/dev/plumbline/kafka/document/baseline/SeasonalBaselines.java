package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Baselines that tell the hours of a week apart. */
public final class SeasonalBaselines {
    static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    private SeasonalBaselines() {}

    /** Two weeks in 168 buckets, a row every so often, of so many numbers and a category. */
    public static Baseline of(int rowsPerHour, int numbers) {
        BaselineBuilder builder =
                new BaselineBuilder(
                        MonitorDocument.readText(
                                """
                                model: demand
                                version: "1"
                                task: regression
                                time: {column: at}
                                prediction: {value: p}
                                windows: [{span: PT1H}, {span: P1D}]
                                seasons: {buckets: 168, timezone: Europe/Berlin}
                                """,
                                "monitor.yaml",
                                Map.of()),
                        "1");
        SplittableRandom random = new SplittableRandom(1);
        long step = Duration.ofHours(1).toMillis() / rowsPerHour;
        for (int row = 0; row < 14 * 24 * rowsPerHour; row++) {
            Map<String, Object> features = new HashMap<>();
            for (int i = 0; i < numbers; i++) {
                features.put("n%03d".formatted(i), random.nextDouble() + row / rowsPerHour % 24);
            }
            features.put("kind", random.nextInt(20) == 0 ? null : "k" + random.nextInt(3));
            builder.add(
                    MONDAY.plusMillis(row * step),
                    features,
                    Output.ofValue(random.nextDouble()),
                    null);
        }
        return builder.build();
    }

    /** Two weeks in 48 buckets with labels, segments, and values of which some are no number. */
    public static Baseline ofLabelsAndSegments() {
        BaselineBuilder builder =
                new BaselineBuilder(
                        MonitorDocument.readText(
                                """
                                model: demand
                                version: "1"
                                task: regression
                                time: {column: at}
                                prediction: {value: p}
                                label: {column: y, delay: P1D, horizon: P1D}
                                windows: [{span: PT1H}]
                                seasons: {buckets: 48}
                                segments: [kind]
                                """,
                                "monitor.yaml",
                                Map.of()),
                        "1");
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < 14 * 24 * 30; row++) {
            boolean faulty = row / 30 % 24 < 6 && random.nextInt(4) == 0;
            builder.add(
                    MONDAY.plusMillis(row * 120_000L),
                    Map.of(
                            "load",
                            faulty ? Double.NaN : random.nextDouble() + row / 30 % 24,
                            "kind",
                            "k" + random.nextInt(3)),
                    Output.ofValue(random.nextDouble()),
                    random.nextDouble() + row / 30 % 24);
        }
        return builder.build();
    }
}
