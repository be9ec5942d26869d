package dev.plumbline.kafka.decode;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded predictions over a layout of 20 numeric and 5 categorical features. */
final class Samples {
    private static final int NUMBERS = 20;
    private static final int TEXTS = 5;
    private static final List<String> CITIES =
            IntStream.range(0, 40).mapToObj(i -> "city-" + i).toList();

    private Samples() {}

    static ProfileLayout layout() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        for (int i = 0; i < NUMBERS; i++) {
            bins.put("sensor_reading_" + i, NumericBins.of(edges(), 0));
        }
        for (int i = 0; i < TEXTS; i++) {
            bins.put("categorical_" + i, CategoryBins.of(CITIES.subList(0, 30)));
        }
        bins.put(Baseline.SCORE, NumericBins.of(new double[] {0.25, 0.5, 0.75}, 0));
        return new ProfileLayout(bins);
    }

    /** A full record as one producer writes it again and again, keys in the layout's order. */
    static Prediction regular(Random random) {
        Map<String, Object> features = new LinkedHashMap<>();
        for (int i = 0; i < NUMBERS; i++) {
            features.put("sensor_reading_" + i, random.nextGaussian());
        }
        for (int i = 0; i < TEXTS; i++) {
            features.put("categorical_" + i, CITIES.get(random.nextInt(CITIES.size())));
        }
        return new Prediction(
                "request-" + Long.toHexString(random.nextLong()),
                "churn",
                "v7",
                Role.CHAMPION,
                Instant.ofEpochMilli(1_767_571_200_000L + random.nextInt()),
                "customer-" + random.nextInt(),
                Output.ofScore(random.nextDouble(), random.nextBoolean() ? "yes" : "no"),
                420L,
                null,
                features);
    }

    /** A record with anything a contract allows: shuffled, foreign, absent and odd features. */
    static Prediction wild(Random random) {
        List<String> names = new ArrayList<>(layout().size());
        for (int i = 0; i < NUMBERS; i++) {
            names.add("sensor_reading_" + i);
        }
        for (int i = 0; i < TEXTS; i++) {
            names.add("categorical_" + i);
        }
        names.add("unheard_of");
        names.add("größe");
        names.add("");
        if (random.nextBoolean()) {
            Collections.shuffle(names, random);
        }
        Map<String, Object> features = new LinkedHashMap<>();
        for (String name : names) {
            if (random.nextInt(8) > 0) {
                features.put(name, scalar(random));
            }
        }
        return prediction(random, features);
    }

    private static Prediction prediction(Random random, Map<String, Object> features) {
        boolean scored = random.nextBoolean();
        return new Prediction(
                "id-" + Long.toHexString(random.nextLong()),
                random.nextInt(5) == 0 ? "other" : "churn",
                "v" + random.nextInt(3),
                Role.values()[random.nextInt(3)],
                Instant.ofEpochMilli(random.nextInt()),
                random.nextBoolean() ? null : "entity-" + random.nextInt(),
                scored
                        ? new Output(
                                null,
                                random.nextDouble(),
                                Map.of("yes", 0.25, "no", random.nextDouble()),
                                "yes",
                                random.nextBoolean() ? Map.of("0.1", random.nextGaussian()) : null)
                        : Output.ofValue(random.nextGaussian()),
                random.nextBoolean() ? null : random.nextLong(),
                random.nextBoolean() ? null : "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa-01",
                features);
    }

    private static Object scalar(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> Double.NaN;
            case 4 -> Double.NEGATIVE_INFINITY;
            case 5 -> "city-" + random.nextInt(60);
            case 6 -> (double) random.nextInt(100);
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(20));
        };
    }

    private static double[] edges() {
        return IntStream.range(0, 255).mapToDouble(i -> (i - 127) / 42.0).toArray();
    }
}
