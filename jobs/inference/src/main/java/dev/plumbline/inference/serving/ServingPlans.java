package dev.plumbline.inference.serving;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.serving.Deployment;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Which loaded models answer, by model and event time: of the deployments that are effective then,
 * the last that could be loaded. So a replay is served by the versions that served live, and a
 * deployment that is refused leaves its predecessor in place. Owned by one thread.
 */
public final class ServingPlans implements AutoCloseable {
    private final PlanLoader loader;
    private final Executor background;
    private final RefusalEpisodes episodes = new RefusalEpisodes();
    private final NavigableMap<String, ModelPlans> models = new TreeMap<>();

    /**
     * @param background where deployments that are still to come are loaded
     */
    public ServingPlans(PlanLoader loader, Executor background) {
        this.loader = loader;
        this.background = background;
    }

    /**
     * Takes over all deployments of a model; those no longer listed are closed. No plan handed out
     * before may be used after this call.
     */
    public void update(String model, List<Deployment> deployments) {
        models.computeIfAbsent(model, name -> new ModelPlans(loader, episodes)).update(deployments);
    }

    /** Begins to load what each model is to be served by after an event time. */
    public void prepareAfter(long eventTimeMillis) {
        models.values().forEach(plans -> plans.prepareAfter(eventTimeMillis, background));
    }

    /**
     * Returns what serves a model at an event time, waiting for it to be loaded; empty if nothing
     * does.
     */
    public Optional<ServingPlan> planAt(String model, long eventTimeMillis) {
        ModelPlans plans = models.get(model);
        return plans == null
                ? Optional.empty()
                : Optional.ofNullable(plans.planAt(eventTimeMillis));
    }

    /** Returns the models with a deployment, in alphabetical order. */
    public Set<String> models() {
        return models.keySet();
    }

    /**
     * Closes models that only rows before an event time could need; such a row still gets its
     * answer, after loading them again. No plan handed out before may be used after this call.
     */
    public void retireBefore(long eventTimeMillis) {
        models.values().forEach(plans -> plans.retireBefore(eventTimeMillis));
    }

    /** Returns the alerts about refused deployments that have not been returned yet. */
    public List<AlertEpisode> drainEpisodes() {
        return episodes.drain();
    }

    @Override
    public void close() {
        models.values().forEach(ModelPlans::close);
    }
}
