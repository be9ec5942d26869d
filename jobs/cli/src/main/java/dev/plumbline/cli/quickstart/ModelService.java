package dev.plumbline.cli.quickstart;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.dataset.Example;
import dev.plumbline.cli.training.TrainedVersion;
import dev.plumbline.cli.training.TriggeredRows;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import dev.plumbline.kafka.control.ControlPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains, publishes and deploys the versions of the quickstart's model, as a training pipeline
 * would: the baseline first, then the deployment that names it. The version that is replaced goes
 * on in shadow.
 */
final class ModelService {
    private final Dataset dataset;
    private final Monitor monitor;
    private final List<Example> rows;
    private final Path models;
    private final ControlPublisher publisher;
    private final QuickstartEvents events;
    private int versions;
    private Variant champion;

    ModelService(
            Dataset dataset, Path models, ControlPublisher publisher, QuickstartEvents events) {
        this.dataset = dataset;
        this.monitor = dataset.monitor();
        this.models = models;
        this.publisher = publisher;
        this.events = events;
        this.rows = new ArrayList<>(dataset.history());
        rows.addAll(dataset.replay());
    }

    /**
     * Publishes the monitor and the baseline of the data set's own predictions, which have no model
     * to deploy.
     */
    void watchBroughtPredictions() {
        publisher.publish(ControlPublisher.messageOf(monitor, 1, Instant.EPOCH));
        publish(TrainedVersion.evaluated(monitor, "1", dataset.history()));
    }

    /** Trains on the history and deploys the model from the replay's start. */
    void deployFirst() throws IOException {
        publisher.publish(ControlPublisher.messageOf(monitor, 1, Instant.EPOCH));
        TrainedVersion trained =
                TrainedVersion.train(monitor, nextVersion(), dataset.history(), dataset.history());
        deploy(trained, dataset.replayStart());
    }

    /**
     * Retrains as a trigger asks and deploys the new version from an event time that was not sent
     * yet.
     */
    void answer(RetrainingTrigger trigger, Instant effectiveFrom) throws IOException {
        TriggeredRows chosen = TriggeredRows.of(trigger, rows, dataset.referenceSpan());
        deploy(
                TrainedVersion.train(monitor, nextVersion(), chosen.training(), chosen.reference()),
                effectiveFrom);
    }

    private String nextVersion() {
        versions++;
        return Integer.toString(versions);
    }

    private void deploy(TrainedVersion trained, Instant effectiveFrom) throws IOException {
        String version = trained.baseline().modelVersion();
        Path artefact = models.resolve(monitor.model() + "-" + version + ".onnx");
        Files.createDirectories(models);
        Files.write(artefact, trained.model().onnx());
        publish(trained.baseline());
        List<Variant> variants = new ArrayList<>();
        Variant next =
                trained.model()
                        .variant(
                                version,
                                Role.CHAMPION,
                                1,
                                artefact.toUri().toString(),
                                trained.baseline().id());
        variants.add(next);
        if (champion != null) {
            variants.add(champion.as(Role.SHADOW, 0));
        }
        champion = next;
        Deployment deployment = new Deployment(monitor.model(), versions, effectiveFrom, variants);
        publisher.publish(deployment);
        events.deployed(deployment);
    }

    /**
     * A version's first baseline holds for all of its windows, so also for the one in which it was
     * deployed.
     */
    private void publish(Baseline baseline) {
        publisher.publish(ControlPublisher.messageOf(baseline, 1, Instant.EPOCH));
        events.published(baseline);
    }
}
