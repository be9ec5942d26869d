package dev.plumbline.cli.control;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a monitor on the control topic, from where the jobs read it. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Publish a monitor.yaml on the monitors topic.")
final class ApplyMonitor implements Callable<Integer> {
    @Spec private CommandSpec command;
    @Mixin private KafkaOptions kafka;
    @Mixin private PublicationOptions publication;

    @Parameters(paramLabel = "FILE", description = "The monitor.yaml.")
    private Path file;

    @Override
    public Integer call() {
        Monitor monitor = MonitorDocument.read(file);
        long revision = publication.revision();
        Instant from =
                publication.effectiveFrom(
                        kafka.published(
                                view -> view.monitor(monitor.model(), Long.MAX_VALUE).isPresent()));
        try (ControlPublisher publisher = new ControlPublisher(kafka.settings(), kafka.topics())) {
            publisher.publish(ControlPublisher.messageOf(monitor, revision, from));
        }
        command.commandLine()
                .getOut()
                .printf(
                        "%s: published the monitor of %s, revision %d, which holds from event time %s%n",
                        kafka.topics().monitors(), monitor.model(), revision, from);
        return 0;
    }
}
