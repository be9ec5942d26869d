package dev.plumbline.inference.serving;

import dev.plumbline.core.serving.Deployment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** The deployments of one model, in the order in which they take over. */
final class ModelPlans {
    private final PlanLoader loader;
    private final RefusalEpisodes episodes;
    private final NavigableMap<Turn, DeploymentSlot> slots = new TreeMap<>();

    /** The last answer, good for event times from {@code from} to before {@code until}. */
    private ServingPlan current;

    private long from;
    private long until;

    ModelPlans(PlanLoader loader, RefusalEpisodes episodes) {
        this.loader = loader;
        this.episodes = episodes;
    }

    /** Takes over what the control topic now says. */
    void update(List<Deployment> deployments) {
        forgetAnswer();
        Set<Turn> listed = new HashSet<>();
        for (Deployment deployment : deployments) {
            Turn turn = Turn.of(deployment);
            listed.add(turn);
            DeploymentSlot known = slots.get(turn);
            if (known == null || !known.deployment().equals(deployment)) {
                drop(known);
                slots.put(turn, new DeploymentSlot(deployment, loader));
            }
        }
        slots.entrySet().removeIf(entry -> !listed.contains(entry.getKey()) && drop(entry));
    }

    /** Loads, on another thread, what takes over next after an event time. */
    void prepareAfter(long eventTimeMillis, Executor background) {
        slots.values().forEach(DeploymentSlot::poll);
        slots.values().forEach(episodes::note);
        Turn next = slots.higherKey(Turn.lastAt(eventTimeMillis));
        if (next != null) {
            slots.floorEntry(Turn.lastAt(next.effectiveFrom())).getValue().prepare(background);
        }
    }

    /** Returns what serves at an event time; null if nothing does. */
    ServingPlan planAt(long eventTimeMillis) {
        if (current == null || eventTimeMillis < from || eventTimeMillis >= until) {
            resolve(eventTimeMillis);
        }
        return current;
    }

    /** Closes the models of deployments that only rows before the event time could need. */
    void retireBefore(long eventTimeMillis) {
        Turn serving = null;
        for (var entry : slots.headMap(Turn.lastAt(eventTimeMillis), true).entrySet()) {
            if (entry.getValue().isLoaded()) {
                serving = entry.getKey();
            }
        }
        if (serving != null) {
            forgetAnswer();
            slots.headMap(serving, false).values().forEach(DeploymentSlot::release);
        }
    }

    void close() {
        forgetAnswer();
        slots.values().forEach(DeploymentSlot::release);
    }

    private void resolve(long eventTimeMillis) {
        forgetAnswer();
        Turn turn = slots.floorKey(Turn.lastAt(eventTimeMillis));
        if (turn == null) {
            return;
        }
        from = turn.effectiveFrom();
        Turn next = slots.higherKey(Turn.lastAt(eventTimeMillis));
        until = next == null ? Long.MAX_VALUE : next.effectiveFrom();
        for (DeploymentSlot slot : slots.headMap(turn, true).descendingMap().values()) {
            current = slot.plan();
            episodes.note(slot);
            if (current != null) {
                episodes.resolveBefore(slot.deployment());
                return;
            }
        }
    }

    private void forgetAnswer() {
        current = null;
    }

    private boolean drop(Map.Entry<Turn, DeploymentSlot> entry) {
        drop(entry.getValue());
        return true;
    }

    private static void drop(DeploymentSlot slot) {
        if (slot != null) {
            slot.release();
        }
    }

    /** When a deployment takes over; of several at one time the last wins. */
    private record Turn(long effectiveFrom, long revision) implements Comparable<Turn> {
        private static final Comparator<Turn> ORDER =
                Comparator.comparingLong(Turn::effectiveFrom).thenComparingLong(Turn::revision);

        static Turn of(Deployment deployment) {
            Instant effectiveFrom = deployment.effectiveFrom();
            return new Turn(effectiveFrom.toEpochMilli(), deployment.revision());
        }

        static Turn lastAt(long eventTimeMillis) {
            return new Turn(eventTimeMillis, Long.MAX_VALUE);
        }

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }
}
