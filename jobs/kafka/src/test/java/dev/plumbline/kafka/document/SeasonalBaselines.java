package dev.plumbline.kafka.document;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineBuilder;
import dev.plumbline.core.event.Output;
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
}
