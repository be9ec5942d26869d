package dev.plumbline.kafka.control;

import dev.plumbline.core.serving.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the control messages say, by event time: of the messages that are effective at a time, the
 * one with the greatest (effectiveFrom, revision) holds. A message that cannot be used is refused
 * and listed, and the last good one stays. Owned by one thread.
 */
public interface ControlView extends AutoCloseable {
    /**
     * Takes in every control message that was published before this call.
     *
     * @throws ControlUnavailable if they could not be read in time
     */
    void refresh();

    /** Returns the baseline that a version is held to at an event time; empty if there is none. */
    Optional<HeldBaseline> baseline(String model, String version, long eventTimeMillis);

    /** Returns one baseline of a version by its id; empty if it was never published, or refused. */
    Optional<HeldBaseline> baselineById(String model, String version, String baselineId);

    /** Returns the monitor that judges a model at an event time; empty if there is none. */
    Optional<HeldMonitor> monitor(String model, long eventTimeMillis);

    /** Returns one monitor of a model by its revision; empty if never published, or refused. */
    Optional<HeldMonitor> monitorByRevision(String model, long revision);

    /** Returns all deployments of a model, ascending by effectiveFrom, then revision. */
    List<Deployment> deployments(String model);

    /** Returns the deployment that serves a model at an event time; empty if there is none. */
    Optional<Deployment> deployment(String model, long eventTimeMillis);

    /** The models with at least one deployment. */
    Set<String> deployedModels();

    /** The newest messages that were refused, in the order in which they were found. */
    List<RefusedControl> refused();

    /** How many messages were refused since the view was opened. */
    long refusedCount();

    @Override
    void close();
}
