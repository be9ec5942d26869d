package dev.plumbline.inference.serving;

import dev.plumbline.core.event.FeatureRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Records that are scored in one call of each model they ask, and answered in the order in which
 * they came.
 *
 * @param <T> what the caller knows a record by
 */
public final class ScoringBatch<T> {
    private final int capacity;
    private final List<Request<T>> requests = new ArrayList<>();
    private final Set<ServingPlan> asked = new LinkedHashSet<>();

    /**
     * @param capacity records, at least 1
     */
    public ScoringBatch(int capacity) {
        this.capacity = capacity;
    }

    public boolean isEmpty() {
        return requests.isEmpty();
    }

    public boolean isFull() {
        return requests.size() >= capacity;
    }

    /**
     * @param plans what serves the record, one plan for each model that it asks
     */
    public void add(T origin, FeatureRecord record, List<ServingPlan> plans) {
        List<Answer> answers = new ArrayList<>();
        for (ServingPlan plan : plans) {
            answers.addAll(plan.ask(record));
            asked.add(plan);
        }
        requests.add(new Request<>(origin, answers));
    }

    /** Scores everything and hands each record's answers over, then is empty. */
    public void flush(BiConsumer<T, List<Answer>> receiver) {
        asked.forEach(ServingPlan::flush);
        requests.forEach(request -> receiver.accept(request.origin(), request.answers()));
        requests.clear();
        asked.clear();
    }

    private record Request<T>(T origin, List<Answer> answers) {}
}
