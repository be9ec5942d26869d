package dev.plumbline.inference.operator;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.HeldBaseline;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.kafka.control.RefusedControl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A control topic in memory: what a test publishes is seen by the view's next refresh, no sooner.
 * Static, because a factory travels by serialization.
 */
final class ScriptedControl implements ControlView {
    static final ControlViewFactory FACTORY = ScriptedControl::new;

    private static final List<Deployment> PUBLISHED = new ArrayList<>();
    private static int refreshes;

    private List<Deployment> seen;

    private ScriptedControl() {
        refresh();
    }

    static void reset() {
        PUBLISHED.clear();
        refreshes = 0;
    }

    static void publish(Deployment deployment) {
        PUBLISHED.add(deployment);
    }

    static int refreshes() {
        return refreshes;
    }

    @Override
    public void refresh() {
        refreshes++;
        seen = List.copyOf(PUBLISHED);
    }

    @Override
    public List<Deployment> deployments(String model) {
        return seen.stream()
                .filter(deployment -> deployment.model().equals(model))
                .sorted(
                        Comparator.comparing(Deployment::effectiveFrom)
                                .thenComparing(Deployment::revision))
                .toList();
    }

    @Override
    public Set<String> deployedModels() {
        return seen.stream().map(Deployment::model).collect(Collectors.toSet());
    }

    @Override
    public Optional<Deployment> deployment(String model, long eventTimeMillis) {
        return deployments(model).stream()
                .filter(each -> each.effectiveFrom().toEpochMilli() <= eventTimeMillis)
                .reduce((earlier, later) -> later);
    }

    @Override
    public Optional<HeldBaseline> baseline(String model, String version, long eventTimeMillis) {
        return Optional.empty();
    }

    @Override
    public Optional<HeldBaseline> baselineById(String model, String version, String baselineId) {
        return Optional.empty();
    }

    @Override
    public Optional<HeldMonitor> monitor(String model, long eventTimeMillis) {
        return Optional.empty();
    }

    @Override
    public Optional<HeldMonitor> monitorByRevision(String model, long revision) {
        return Optional.empty();
    }

    @Override
    public List<RefusedControl> refused() {
        return List.of();
    }

    @Override
    public long refusedCount() {
        return 0;
    }

    @Override
    public void close() {}
}
