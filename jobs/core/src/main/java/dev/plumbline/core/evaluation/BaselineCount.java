package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts every row of an evaluation set in the cells that {@link BaselineBuilder} chose in a first
 * reading. Counts, sums and performance are exact. Memory does not grow with the rows. Not
 * thread-safe.
 */
public final class BaselineCount {
    private final BaselinePlan plan;
    private final String modelVersion;
    private final List<SlotPlan> slots;
    private final List<SlotCount> counts;
    private final List<RowCounter> parts;

    /** Null where labels are not profiled. */
    private final SlotCount target;

    private final PerformanceCount performance;
    private final int[] cells;
    private long rows;

    BaselineCount(BaselinePlan plan, String modelVersion) {
        this.plan = plan;
        this.modelVersion = modelVersion;
        this.slots = Stream.concat(plan.features().stream(), plan.outputs().stream()).toList();
        this.counts = slots.stream().map(slot -> slot.newCount(plan.blocks())).toList();
        this.parts = plan.newCounters();
        this.target = plan.target() == null ? null : plan.target().newCount(plan.blocks());
        this.performance = new PerformanceCount(plan.monitor().task(), plan.classes(), plan.grid());
        this.cells = new int[slots.size()];
    }

    /** Counts one row; the rows must be those of the first reading, in the same order. */
    public BaselineCount add(
            Instant eventTime, Map<String, Object> features, Output output, Object labelOrNull) {
        add(eventTime.toEpochMilli(), features::get, output, labelOrNull);
        return this;
    }

    void add(long millis, Function<String, Object> held, Output output, Object label) {
        Function<String, Object> features =
                plan.reconstruction() == null ? held : plan.reconstruction().with(held);
        int[] blocks = plan.blocks().blocksOf(rows++, millis);
        for (int slot = 0; slot < cells.length; slot++) {
            cells[slot] = counts.get(slot).add(value(slot, features, output), blocks);
        }
        int targetCell = SlotCount.NONE;
        if (label != null) {
            performance.add(output, label);
            targetCell = target == null ? SlotCount.NONE : target.add(label, blocks);
        }
        if (!parts.isEmpty()) {
            CountedRow row =
                    new CountedRow(millis, blocks, features, output, label, targetCell, cells);
            parts.forEach(part -> part.add(row));
        }
    }

    private Object value(int slot, Function<String, Object> features, Output output) {
        String name = slots.get(slot).name();
        if (slot < plan.features().size()) {
            return features.apply(name);
        }
        return output(name, output);
    }

    /** Returns what an output's slot holds of a row's answer. */
    static Object output(String name, Output output) {
        return switch (name) {
            case Baseline.VALUE -> output.value();
            case Baseline.SCORE -> output.score();
            default -> output.predictedClass();
        };
    }

    void addPerformance(Output output, Object label) {
        performance.add(output, label);
        parts.forEach(part -> part.addPerformance(output, label));
    }

    /**
     * Returns the baseline, with the digest of its content as id.
     *
     * @throws IllegalArgumentException if not as many rows were counted as the first reading found
     */
    public Baseline baseline() {
        EventTimes times = plan.set().times();
        if (rows != times.rows()) {
            throw new IllegalArgumentException(
                    "both readings must find the same rows, got %d in the first and %d in the second; do not write to the evaluation set while a baseline is built"
                            .formatted(times.rows(), rows));
        }
        List<FeatureBaseline> baselines = counts.stream().map(SlotCount::baseline).toList();
        Monitor monitor = plan.monitor();
        Baseline unnamed =
                new Baseline(
                        "",
                        monitor.model(),
                        modelVersion,
                        monitor.task(),
                        monitor.time().clock(),
                        Instant.ofEpochMilli(times.first()),
                        Instant.ofEpochMilli(times.last() + 1),
                        rows,
                        baselines.subList(0, plan.features().size()),
                        baselines.subList(plan.features().size(), baselines.size()),
                        plan.classes(),
                        performance.baseline(),
                        supplement(baselines));
        return unnamed.identified();
    }

    private Supplement supplement(List<FeatureBaseline> baselines) {
        Supplement supplement =
                target == null
                        ? Supplement.NONE
                        : Supplement.builder()
                                .target(TargetReference.of(target.baseline()))
                                .build();
        for (RowCounter part : parts) {
            supplement = part.into(supplement, baselines);
        }
        return supplement.toBuilder().blocks(plan.blocks().choices()).build();
    }
}
