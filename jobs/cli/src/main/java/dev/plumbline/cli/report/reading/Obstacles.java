package dev.plumbline.cli.report.reading;

import dev.plumbline.core.judgement.Obstacle;
import dev.plumbline.core.report.Measurement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why windows were not judged, by how many.
 *
 * @param windows a count per obstacle, in the obstacles' order; each window counts once
 * @param unasked windows in which nothing was to be judged
 */
public record Obstacles(Map<Obstacle, Integer> windows, int unasked) {
    public Obstacles {
        windows = Map.copyOf(windows);
    }

    /**
     * Counts windows by the first obstacle that any of their tests met.
     *
     * @param tests what was measured and not judged in each window
     */
    static Obstacles of(Stream<List<Measurement>> tests) {
        Map<Obstacle, Integer> counts = new EnumMap<>(Obstacle.class);
        int unasked = 0;
        for (List<Measurement> window : tests.toList()) {
            Optional<Obstacle> first =
                    window.stream()
                            .flatMap(test -> Obstacle.of(test).stream())
                            .min(Obstacle::compareTo);
            first.ifPresent(obstacle -> counts.merge(obstacle, 1, Integer::sum));
            unasked += first.isPresent() ? 0 : 1;
        }
        return new Obstacles(counts, unasked);
    }

    /** Those of both; each window counts in one of them. */
    Obstacles plus(Obstacles others) {
        Map<Obstacle, Integer> sum = new EnumMap<>(Obstacle.class);
        sum.putAll(windows);
        others.windows.forEach((obstacle, count) -> sum.merge(obstacle, count, Integer::sum));
        return new Obstacles(sum, unasked + others.unasked);
    }

    int total() {
        return unasked + windows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns {@code too few rows}, or {@code 5 too few rows, 2 no baseline}, most first. */
    public String words() {
        Stream<Map.Entry<String, Integer>> named =
                windows.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Map.entry(entry.getKey().words(), entry.getValue()));
        List<Map.Entry<String, Integer>> all =
                Stream.concat(named, Stream.of(Map.entry("nothing to be judged by", unasked)))
                        .filter(entry -> entry.getValue() > 0)
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .toList();
        return all.size() == 1
                ? all.get(0).getKey()
                : all.stream()
                        .map(entry -> Figures.count(entry.getValue()) + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
