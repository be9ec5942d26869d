package dev.plumbline.kafka.control;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.codec.BaselineMessageCodec;
import dev.plumbline.kafka.codec.DeploymentCodec;
import dev.plumbline.kafka.codec.MonitorMessageCodec;
import dev.plumbline.kafka.codec.RecordCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.record.BaselineMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds control messages and answers from them; where they come from is the subclass's matter. */
abstract class HeldControl implements ControlView {
    private static final Logger LOG = LoggerFactory.getLogger(HeldControl.class);

    /** A topic full of garbage must not fill the memory. */
    private static final int MOST_LISTED = 1000;

    private final RecordCodec<BaselineMessage> baselineCodec = new BaselineMessageCodec();
    private final MonitorMessageCodec monitorCodec = new MonitorMessageCodec();
    private final DeploymentCodec deploymentCodec = new DeploymentCodec();

    private final Timeline<BaselineEntry> baselines = new Timeline<>();
    private final Timeline<HeldMonitor> monitors = new Timeline<>();
    private final Timeline<Deployment> deployments = new Timeline<>();
    private final Deque<RefusedControl> refused = new ArrayDeque<>();
    private long refusedCount;

    /** Which control topic a record stands in. */
    enum Kind {
        BASELINE,
        MONITOR,
        DEPLOYMENT
    }

    /**
     * Takes one record in; one that cannot be used is refused.
     *
     * @param value null removes what was published under the key
     */
    final void accept(Kind kind, String coordinates, byte[] key, byte[] value) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        if (name.isEmpty()) {
            refuse(coordinates, name, "a control message must have a key, got none");
            return;
        }
        try {
            switch (kind) {
                case BASELINE -> baseline(coordinates, name, value);
                case MONITOR -> monitor(name, value);
                case DEPLOYMENT -> deployment(name, value);
            }
        } catch (UndecodableRecord | DocumentException | RefusedDocument unusable) {
            refuse(coordinates, name, unusable.getMessage());
        }
    }

    private void baseline(String coordinates, String key, byte[] value) throws UndecodableRecord {
        if (value == null) {
            baselines.remove(key);
            return;
        }
        BaselineMessage message = baselineCodec.decode(value);
        Documents.requireIntact(message);
        BaselineEntry entry = new BaselineEntry(coordinates, key, message);
        if (baselines.holds(key)) {
            // a bad message must not take the place of a good one
            entry.held();
        }
        baselines.put(key, message.model(), message.effectiveFrom(), message.revision(), entry);
    }

    private void monitor(String key, byte[] value) throws UndecodableRecord {
        if (value == null) {
            monitors.remove(key);
            return;
        }
        HeldMonitor held = Documents.monitor(monitorCodec.decode(value));
        monitors.put(
                key,
                held.message().model(),
                held.message().effectiveFrom(),
                held.message().revision(),
                held);
    }

    private void deployment(String key, byte[] value) throws UndecodableRecord {
        if (value == null) {
            deployments.remove(key);
            return;
        }
        Deployment deployment = deploymentCodec.decode(value);
        deployments.put(
                key,
                deployment.model(),
                deployment.effectiveFrom(),
                deployment.revision(),
                deployment);
    }

    private void refuse(String coordinates, String key, String reason) {
        LOG.warn("refused the control message at {} with key '{}': {}", coordinates, key, reason);
        refusedCount++;
        refused.addLast(new RefusedControl(coordinates, key, reason));
        if (refused.size() > MOST_LISTED) {
            refused.removeFirst();
        }
    }

    @Override
    public Optional<HeldBaseline> baseline(String model, String version, long eventTimeMillis) {
        return newest(
                model,
                Instant.ofEpochMilli(eventTimeMillis),
                entry -> entry.message().modelVersion().equals(version));
    }

    @Override
    public Optional<HeldBaseline> baselineById(String model, String version, String baselineId) {
        return newest(
                model,
                Instant.MAX,
                entry ->
                        entry.message().modelVersion().equals(version)
                                && entry.message().baselineId().equals(baselineId));
    }

    /** Reads on first use; what turns out unusable is refused, and the one before it asked. */
    private Optional<HeldBaseline> newest(
            String model, Instant at, Predicate<BaselineEntry> wanted) {
        while (true) {
            Optional<BaselineEntry> newest = baselines.newest(model, at, wanted);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            BaselineEntry entry = newest.get();
            try {
                return Optional.of(entry.held());
            } catch (DocumentException | RefusedDocument unusable) {
                baselines.remove(entry.key());
                refuse(entry.coordinates(), entry.key(), unusable.getMessage());
            }
        }
    }

    @Override
    public Optional<HeldMonitor> monitor(String model, long eventTimeMillis) {
        return monitors.newest(model, Instant.ofEpochMilli(eventTimeMillis), any -> true);
    }

    @Override
    public Optional<HeldMonitor> monitorByRevision(String model, long revision) {
        return monitors.newest(model, Instant.MAX, held -> held.message().revision() == revision);
    }

    @Override
    public List<Deployment> deployments(String model) {
        return deployments.ascending(model);
    }

    @Override
    public Optional<Deployment> deployment(String model, long eventTimeMillis) {
        return deployments.newest(model, Instant.ofEpochMilli(eventTimeMillis), any -> true);
    }

    @Override
    public Set<String> deployedModels() {
        return new TreeSet<>(deployments.models());
    }

    @Override
    public List<RefusedControl> refused() {
        return List.copyOf(refused);
    }

    @Override
    public long refusedCount() {
        return refusedCount;
    }
}
