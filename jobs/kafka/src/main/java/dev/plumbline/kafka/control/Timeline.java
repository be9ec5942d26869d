package dev.plumbline.kafka.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What was published about models, from which event time on, and in which revision. */
final class Timeline<T> {
    private static final Comparator<Entry<?>> ORDER =
            Comparator.<Entry<?>, Instant>comparing(Entry::from)
                    .thenComparingLong(Entry::revision)
                    .thenComparing(Entry::key);

    private final Map<String, List<Entry<T>>> byModel = new HashMap<>();
    private final Map<String, String> modelOfKey = new HashMap<>();

    private record Entry<T>(String key, Instant from, long revision, T value) {}

    /** Holds a value, in place of the one that was published under the same key. */
    void put(String key, String model, Instant from, long revision, T value) {
        remove(key);
        List<Entry<T>> entries = byModel.computeIfAbsent(model, unseen -> new ArrayList<>());
        entries.add(new Entry<>(key, from, revision, value));
        entries.sort(ORDER);
        modelOfKey.put(key, model);
    }

    boolean holds(String key) {
        return modelOfKey.containsKey(key);
    }

    void remove(String key) {
        String model = modelOfKey.remove(key);
        if (model == null) {
            return;
        }
        List<Entry<T>> entries = byModel.get(model);
        entries.removeIf(entry -> entry.key().equals(key));
        if (entries.isEmpty()) {
            byModel.remove(model);
        }
    }

    /**
     * Returns the value with the greatest (from, revision) of those that hold at a time and are
     * wanted.
     */
    Optional<T> newest(String model, Instant at, Predicate<T> wanted) {
        List<Entry<T>> entries = byModel.getOrDefault(model, List.of());
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry<T> entry = entries.get(i);
            if (!entry.from().isAfter(at) && wanted.test(entry.value())) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /** Returns all values of a model, by (from, revision). */
    List<T> ascending(String model) {
        return byModel.getOrDefault(model, List.of()).stream().map(Entry::value).toList();
    }

    Set<String> models() {
        return byModel.keySet();
    }
}
