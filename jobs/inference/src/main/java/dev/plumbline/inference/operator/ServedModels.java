package dev.plumbline.inference.operator;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.event.FeatureRecord;
import dev.plumbline.core.window.Panes;
import dev.plumbline.inference.serving.ServingPlan;
import dev.plumbline.inference.serving.ServingPlans;
import dev.plumbline.kafka.control.ControlView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps what serves in step with the control topics. It looks at them when it is made, at the first
 * record of each new span of event time, and for a model that nothing serves.
 */
final class ServedModels implements AutoCloseable {
    /** A span looks for at most so many models in vain, or garbage would turn into control load. */
    private static final int MOST_MISSES = 100;

    private final ControlView view;
    private final ServingPlans plans;
    private final Panes spans;
    private final Runnable beforeRefresh;
    private final Set<String> missed = new HashSet<>();
    private long latestSpan = Long.MIN_VALUE;

    /**
     * @param refresh event time between looks
     * @param beforeRefresh lets the caller finish with the plans that it was given, which a look
     *     may close
     */
    ServedModels(ControlView view, ServingPlans plans, Duration refresh, Runnable beforeRefresh) {
        this.view = view;
        this.plans = plans;
        this.spans = new Panes(refresh.toMillis(), 0);
        this.beforeRefresh = beforeRefresh;
        takeOver();
    }

    /** Returns one plan for each model that a record asks; empty if nothing serves it. */
    List<ServingPlan> plansFor(FeatureRecord record, long watermark) {
        long time = record.eventTime().toEpochMilli();
        long span = spans.startOf(time);
        if (span > latestSpan) {
            latestSpan = span;
            missed.clear();
            refresh(time, watermark);
        }
        List<ServingPlan> found = find(record.model(), time);
        if (found.isEmpty() && isFirstMiss(record.model())) {
            refresh(time, watermark);
            return find(record.model(), time);
        }
        return found;
    }

    List<AlertEpisode> drainEpisodes() {
        return plans.drainEpisodes();
    }

    @Override
    public void close() {
        plans.close();
        view.close();
    }

    private void refresh(long time, long watermark) {
        beforeRefresh.run();
        view.refresh();
        takeOver();
        plans.retireBefore(watermark);
        plans.prepareAfter(time);
    }

    private void takeOver() {
        Set<String> models = new TreeSet<>(view.deployedModels());
        models.addAll(plans.models());
        models.forEach(model -> plans.update(model, view.deployments(model)));
    }

    private List<ServingPlan> find(String model, long time) {
        if (model != null) {
            return plans.planAt(model, time).map(List::of).orElse(List.of());
        }
        List<ServingPlan> all = new ArrayList<>();
        plans.models().forEach(each -> plans.planAt(each, time).ifPresent(all::add));
        return all;
    }

    private boolean isFirstMiss(String model) {
        return missed.size() < MOST_MISSES && missed.add(String.valueOf(model));
    }
}
