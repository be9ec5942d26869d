package dev.plumbline.inference.serving;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.inference.runtime.ModelRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an alert of every refused deployment, open until a later deployment of the model serves.
 * All subtasks that refuse a deployment say the same, under the same id.
 */
final class RefusalEpisodes {
    static final String RULE = "deployment-refused";
    private static final String RUNBOOK = "alerting/runbooks/deployment-refused.md";

    private final Map<Deployment, ModelRefused> open = new LinkedHashMap<>();
    private final List<AlertEpisode> pending = new ArrayList<>();

    /** Opens an episode if the deployment is refused and has had none. */
    void note(DeploymentSlot slot) {
        if (slot.announceRefusal()) {
            open.put(slot.deployment(), slot.refusal());
            pending.add(episode(slot.deployment(), slot.refusal(), null));
        }
    }

    /** Resolves the episodes of deployments that a serving one has superseded. */
    void resolveBefore(Deployment serving) {
        open.entrySet()
                .removeIf(
                        entry -> {
                            if (!supersedes(serving, entry.getKey())) {
                                return false;
                            }
                            pending.add(episode(entry.getKey(), entry.getValue(), serving));
                            return true;
                        });
    }

    /** Returns what has not been returned yet. */
    List<AlertEpisode> drain() {
        List<AlertEpisode> drained = List.copyOf(pending);
        pending.clear();
        return drained;
    }

    private static boolean supersedes(Deployment later, Deployment earlier) {
        int order = later.effectiveFrom().compareTo(earlier.effectiveFrom());
        return later.model().equals(earlier.model())
                && (order > 0 || order == 0 && later.revision() > earlier.revision());
    }

    /**
     * @param successor the later deployment that serves; null while there is none
     */
    private static AlertEpisode episode(
            Deployment deployment, ModelRefused refusal, Deployment successor) {
        Instant start = deployment.effectiveFrom();
        Instant resolvedAt = successor == null ? null : successor.effectiveFrom();
        return new AlertEpisode(
                id(deployment, refusal),
                refusal.model(),
                refusal.version(),
                "",
                null,
                RULE,
                Severity.CRITICAL,
                resolvedAt == null ? EpisodeState.OPEN : EpisodeState.RESOLVED,
                "",
                Clock.TIME,
                start,
                resolvedAt == null ? start : resolvedAt,
                resolvedAt,
                start,
                start,
                0,
                successor == null
                        ? "%s; what served before revision %d stays"
                                .formatted(refusal.getMessage(), deployment.revision())
                        : "%s; revision %d serves since"
                                .formatted(refusal.getMessage(), successor.revision()),
                List.of(),
                List.of(),
                RUNBOOK,
                null);
    }

    private static String id(Deployment deployment, ModelRefused refusal) {
        return StableHash.id(
                RULE,
                refusal.model(),
                refusal.version(),
                refusal.artefactSha256(),
                Long.toString(deployment.revision()),
                Long.toString(deployment.effectiveFrom().toEpochMilli()));
    }
}
