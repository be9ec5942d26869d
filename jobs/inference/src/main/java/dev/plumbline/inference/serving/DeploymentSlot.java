package dev.plumbline.inference.serving;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.inference.runtime.ModelRefused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** One deployment on its way from message to loaded plan, or to refusal, which is for good. */
final class DeploymentSlot {
    private final Deployment deployment;
    private final PlanLoader loader;
    private CompletableFuture<ServingPlan> loading;
    private ModelRefused refusal;
    private boolean announced;

    DeploymentSlot(Deployment deployment, PlanLoader loader) {
        this.deployment = deployment;
        this.loader = loader;
    }

    Deployment deployment() {
        return deployment;
    }

    /** Returns why the deployment must not serve; null if that is not known. */
    ModelRefused refusal() {
        return refusal;
    }

    boolean isLoaded() {
        return loading != null && loading.isDone() && !loading.isCompletedExceptionally();
    }

    /** Returns true once, if the deployment is refused. */
    boolean announceRefusal() {
        boolean first = refusal != null && !announced;
        announced |= first;
        return first;
    }

    /** Starts to load on another thread, unless that has been done. */
    void prepare(Executor background) {
        if (loading == null && refusal == null) {
            loading = CompletableFuture.supplyAsync(this::load, background);
        }
    }

    /** Takes in a refusal that another thread has found. */
    void poll() {
        if (loading != null && loading.isDone()) {
            plan();
        }
    }

    /** Returns the loaded plan, waiting for it if need be; null if the deployment is refused. */
    ServingPlan plan() {
        prepare(Runnable::run);
        if (refusal != null) {
            return null;
        }
        try {
            return loading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedAtLoad refused) {
                refusal = refused.reason;
                loading = null;
                return null;
            }
            throw e;
        }
    }

    /** Closes the models; a later {@link #plan()} loads them again. */
    void release() {
        if (loading == null) {
            return;
        }
        ServingPlan plan = plan();
        if (plan != null) {
            plan.close();
        }
        loading = null;
    }

    private ServingPlan load() {
        try {
            return loader.load(deployment);
        } catch (ModelRefused e) {
            throw new RefusedAtLoad(e);
        }
    }

    /** Carries a checked exception through the future. */
    private static final class RefusedAtLoad extends RuntimeException {
        private final transient ModelRefused reason;

        RefusedAtLoad(ModelRefused reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
