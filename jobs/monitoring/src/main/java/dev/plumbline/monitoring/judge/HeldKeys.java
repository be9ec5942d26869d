package dev.plumbline.monitoring.judge;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.judgement.MissingParts;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.HeldBaseline;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.monitoring.control.DefaultMonitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds exactly the baseline and the monitor that a key names, whatever holds by now. */
public final class HeldKeys {
    private static final Logger LOG = LoggerFactory.getLogger(HeldKeys.class);

    private static final int MOST_KEYS = 50_000;
    private static final int MOST_CONTRACTS = 2_000;

    private final ControlView control;
    private final Map<String, HeldKey> known = leastUsedForgotten(MOST_KEYS);
    private final Map<ContractName, HeldContract> contracts = leastUsedForgotten(MOST_CONTRACTS);

    /** What two keys must share to be held to the same. */
    private record ContractName(
            String model, String modelVersion, String baselineId, long monitorRevision) {}

    public HeldKeys(ControlView control) {
        this.control = control;
    }

    /**
     * Returns a key with what it names.
     *
     * @throws IllegalStateException if the control topics no longer hold it
     */
    public HeldKey of(String text) {
        HeldKey held = known.get(text);
        if (held == null) {
            RollupKey key = RollupKey.parse(text);
            held = new HeldKey(key, contractOf(key));
            known.put(text, held);
        }
        return held;
    }

    /** Whether the control topics still hold what a key names. */
    public boolean isHeld(String text) {
        if (known.containsKey(text)) {
            return true;
        }
        RollupKey key = RollupKey.parse(text);
        return (!key.hasBaseline() || baseline(key).isPresent())
                && (!key.hasMonitor() || monitor(key).isPresent());
    }

    private Optional<HeldBaseline> baseline(RollupKey key) {
        return find(() -> control.baselineById(key.model(), key.modelVersion(), key.baselineId()));
    }

    private Optional<HeldMonitor> monitor(RollupKey key) {
        return find(() -> control.monitorByRevision(key.model(), key.monitorRevision()));
    }

    private HeldContract contractOf(RollupKey key) {
        ContractName name =
                new ContractName(
                        key.model(), key.modelVersion(), key.baselineId(), key.monitorRevision());
        HeldContract contract = contracts.get(name);
        if (contract == null) {
            contract = resolve(key);
            contracts.put(name, contract);
        }
        return contract;
    }

    private HeldContract resolve(RollupKey key) {
        Baseline baseline =
                !key.hasBaseline()
                        ? null
                        : baseline(key)
                                .map(HeldBaseline::baseline)
                                .orElseThrow(() -> gone(key, "baseline " + key.baselineId()));
        Monitor monitor =
                !key.hasMonitor()
                        ? DefaultMonitor.of(key.model())
                        : monitor(key)
                                .map(HeldMonitor::monitor)
                                .orElseThrow(
                                        () ->
                                                gone(
                                                        key,
                                                        "monitor revision "
                                                                + key.monitorRevision()));
        if (baseline != null) {
            MissingParts.measure(baseline, monitor, 0)
                    .forEach(
                            part ->
                                    LOG.warn(
                                            "{} {}: {}",
                                            key.model(),
                                            key.modelVersion(),
                                            part.reason()));
        }
        return new HeldContract(baseline, monitor);
    }

    private static <K, V> Map<K, V> leastUsedForgotten(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    private <T> Optional<T> find(Supplier<Optional<T>> lookup) {
        Optional<T> found = lookup.get();
        if (found.isPresent()) {
            return found;
        }
        control.refresh();
        return lookup.get();
    }

    private static IllegalStateException gone(RollupKey key, String what) {
        return new IllegalStateException(
                "the control topics must keep what open windows are held to, but %s of %s version %s is gone; publish it again, and tombstone a control message only after horizon + largest window"
                        .formatted(what, key.model(), key.modelVersion()));
    }

    /**
     * Whether the version still served in that role somewhere in the window; true if nobody
     * announces deployments.
     */
    public boolean isInService(RollupKey key, WindowSpan window) {
        control.refresh();
        List<Deployment> deployments = control.deployments(key.model());
        if (deployments.isEmpty()) {
            return true;
        }
        return control.deployment(key.model(), window.start()).stream()
                        .anyMatch(d -> serves(d, key))
                || deployments.stream()
                        .filter(
                                d ->
                                        d.effectiveFrom().toEpochMilli() > window.start()
                                                && d.effectiveFrom().toEpochMilli() < window.end())
                        .anyMatch(d -> serves(d, key));
    }

    /** Whether rows of an event time are still held to the baseline and the monitor of a key. */
    public boolean isCurrent(RollupKey key, long eventTime) {
        control.refresh();
        String baseline =
                control.baseline(key.model(), key.modelVersion(), eventTime)
                        .map(current -> current.message().baselineId())
                        .orElse("");
        long revision =
                control.monitor(key.model(), eventTime)
                        .map(current -> current.message().revision())
                        .orElse(RollupKey.NO_MONITOR);
        return baseline.equals(key.baselineId()) && revision == key.monitorRevision();
    }

    private static boolean serves(Deployment deployment, RollupKey key) {
        return deployment.variants().stream()
                .anyMatch(v -> v.version().equals(key.modelVersion()) && v.role() == key.role());
    }

    /**
     * The version that answers callers at an event time; the given one if nobody announces
     * deployments.
     */
    public String championAt(String model, long eventTime, String otherwise) {
        control.refresh();
        return control.deployment(model, eventTime)
                .map(deployment -> deployment.champion().version())
                .orElse(otherwise);
    }
}
